package dev.fbads.gateway.fetch.report;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;

/** {@code 2601/1815107}: the rows of a report were requested before it was ready, whatever status it reported. */
final class NotReady {

    private static final GraphCode TOO_EARLY = new GraphCode(2601, 1815107);

    private NotReady() {
    }

    static boolean is(GraphFailure failure) {
        return TOO_EARLY.equals(failure.cause());
    }

    static boolean is(Throwable thrown) {
        return thrown instanceof GraphFailedException failed && is(failed.failure());
    }
}
