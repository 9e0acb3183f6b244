package dev.fbads.simulator.graph;

import java.time.Duration;
import java.util.Map;

import io.vertx.core.Future;

/**
 * What goes back, complete.
 *
 * @param headers all but those of the body's form
 * @param way how it goes back
 */
public record GraphAnswer(int status, Map<String, String> headers, AnswerBody body, Way way) {

    /** How an answer goes back. */
    public sealed interface Way {
    }

    /** As it should. */
    public record AtOnce() implements Way {
    }

    /** Late. */
    public record Late(Duration by) implements Way {
    }

    /** Once this is complete. */
    public record Held(Future<Void> released) implements Way {
    }

    /** Not all of it: the connection ends after so many bytes of the body. */
    public record CutOff(int afterBytes) implements Way {
    }

    /** Not at all, as an item of a batch that was not finished in time. */
    public record Unfinished() implements Way {
    }

    /** Whether a batch has it in time. */
    public boolean isFinished() {
        return way instanceof AtOnce;
    }
}
