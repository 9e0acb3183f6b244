package dev.fbads.query.tenant;

import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;

/** Classifies failures: an unavailable database, a cancelled statement, or a refused statement. */
final class DatabaseFailures {

    /** PostgreSQL, Appendix A: 08 connection exception, 53 insufficient resources, 57P0x shutdown and start. */
    private static final Pattern UNAVAILABLE = Pattern.compile("08...|53...|57P0.");

    /** query_canceled: the statement exceeded its time limit. */
    private static final String CANCELLED = "57014";

    private DatabaseFailures() {
    }

    static boolean isUnavailable(Throwable failure) {
        return switch (failure) {
            case ConnectException refused -> true;
            case TimeoutException late -> true;
            case PgException error -> error.getSqlState() != null && UNAVAILABLE.matcher(error.getSqlState()).matches();
            // The client's exceptions for a closed connection and for an exhausted pool.
            case VertxException closed -> true;
            case NoStackTraceThrowable exhausted -> true;
            default -> failure.getCause() != null && isUnavailable(failure.getCause());
        };
    }

    static boolean isTimeout(Throwable failure) {
        return failure instanceof PgException error && CANCELLED.equals(error.getSqlState());
    }
}
