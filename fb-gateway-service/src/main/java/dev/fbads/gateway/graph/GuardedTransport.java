package dev.fbads.gateway.graph;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphErrorReader;
import io.smallrye.mutiny.Uni;

/** {@link GraphTransport} behind a breaker. What counts is that nobody answered; Meta's refusals are answers. */
final class GuardedTransport {

    private final GraphTransport transport;
    private final Breaker breaker;
    private final Duration delay;

    GuardedTransport(GraphTransport transport, Breaker breaker, Duration delay) {
        this.transport = transport;
        this.breaker = breaker;
        this.delay = delay;
    }

    /** Like the transport; {@code whenSent} is told only of calls that really go out. */
    Uni<RawAnswer> send(GraphCall call, @Nullable AccessToken token, Runnable whenSent) {
        return breaker.guard(() -> transport.send(call, token)
                .onSubscription().invoke(whenSent)
                .onItem().transform(GuardedTransport::answered))
                .onFailure(OutageException.class).recoverWithItem(outage -> outage.answer)
                .onFailure(Breaker.OpenException.class).recoverWithItem(open -> new RawAnswer.NotSent(delay));
    }

    private static RawAnswer answered(RawAnswer answer) {
        boolean outage = switch (answer) {
            case RawAnswer.Whole whole -> whole.status() >= 502 && GraphErrorReader.find(whole.body()).isEmpty();
            case RawAnswer.Broken broken -> true;
            case RawAnswer.TooLarge large -> false;
            case RawAnswer.NotSent unsent -> false;
        };
        if (outage) {
            throw new OutageException(answer);
        }
        return answer;
    }

    /** Carries an answer through the breaker, which counts exceptions. */
    private static final class OutageException extends RuntimeException {

        private final transient RawAnswer answer;

        OutageException(RawAnswer answer) {
            super("nobody answered", null, false, false);
            this.answer = answer;
        }
    }
}
