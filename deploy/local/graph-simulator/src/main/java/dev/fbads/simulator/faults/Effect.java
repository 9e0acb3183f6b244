package dev.fbads.simulator.faults;

import java.time.Duration;

import dev.fbads.simulator.graph.GraphError;
import io.vertx.core.Promise;

/** What a fault does to a call. */
public sealed interface Effect {

    /** The call is refused before anything is looked at. */
    record Refuse(GraphError error) implements Effect {
    }

    /** The answer, complete as it is, is changed. */
    record Change(BodyChange change) implements Effect {
    }

    /** A page of HTML instead of an answer, as from a proxy. */
    record Html(int status) implements Effect {
    }

    /** The answer comes late. In a batch, the item is not finished in time. */
    record Stall(Duration time) implements Effect {
    }

    /** The answer waits until the script is cleared. In a batch, the item is not finished in time. */
    record Hold(Promise<Void> released) implements Effect {
    }

    /**
     * The connection ends after so many bytes of the body, of which the headers promised more. In a batch, the item is not
     * finished in time.
     */
    record Reset(int afterBytes) implements Effect {
    }

    /** In a batch, the item is not finished in time; alone, a call is not touched by it. */
    record NullItem() implements Effect {
    }
}
