package dev.fbads.query.tenant;

import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;

/** Tells a database that cannot be reached, and a statement that it ended, from a statement that it refuses. */
final class DatabaseFailures {

    /** PostgreSQL, Appendix A: 08 connection exception, 53 insufficient resources, 57P0x shutdown and start. */
    private static final Pattern UNAVAILABLE = Pattern.compile("08...|53...|57P0.");

    /** query_canceled: what a statement is ended with that takes too long. */
    private static final String CANCELLED = "57014";

    private DatabaseFailures() {
    }

    static boolean isUnavailable(Throwable failure) {
        return switch (failure) {
            case ConnectException refused -> true;
            case TimeoutException late -> true;
            case PgException answer -> answer.getSqlState() != null && UNAVAILABLE.matcher(answer.getSqlState()).matches();
            // The client's own words for a connection that was closed, and for a pool without a free one.
            case VertxException closed -> true;
            case NoStackTraceThrowable exhausted -> true;
            default -> failure.getCause() != null && isUnavailable(failure.getCause());
        };
    }

    static boolean isTimeout(Throwable failure) {
        return failure instanceof PgException answer && CANCELLED.equals(answer.getSqlState());
    }
}
