package dev.fbads.gateway.errors;

import static dev.fbads.gateway.errors.ErrorCategory.ABUSE;
import static dev.fbads.gateway.errors.ErrorCategory.DENIED;
import static dev.fbads.gateway.errors.ErrorCategory.PAUSE_HOUR;
import static dev.fbads.gateway.errors.ErrorCategory.PAUSE_MINUTES;
import static dev.fbads.gateway.errors.ErrorCategory.REAUTHORIZE;
import static dev.fbads.gateway.errors.ErrorCategory.REFUSED;
import static dev.fbads.gateway.errors.ErrorCategory.RESTART;
import static dev.fbads.gateway.errors.ErrorCategory.RETRY;
import static dev.fbads.gateway.errors.ErrorCategory.SHRINK;
import static dev.fbads.gateway.errors.ErrorCategory.SUSPENDED;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure.Malformed;
import dev.fbads.gateway.errors.GraphFailure.Throttled;
import dev.fbads.gateway.errors.GraphFailure.Unavailable;

/**
 * Classifies error responses of Meta, in this order: the texts of the few errors that share a code with others, code and
 * subcode, code alone, {@code is_transient}, the rest. The HTTP status counts only where the body holds no error object,
 * because Meta sends rate limits as 400, transient failures as 400 and permanent refusals as 500 (Marketing API, "Error
 * Reference" and "Insights error codes").
 */
public final class ErrorTable {

    /** Stands for an absent subcode. */
    private static final Integer NONE = 0;

    /** The first matching row decides. */
    private static final List<Row> ROWS = List.of(
            // Too much data for one response.
            row(100, 1487534, SHRINK),
            row(100, 1504018, SHRINK),
            row(2, 1504038, SHRINK),
            // "Unknown error", in fact a query that is too expensive: it always fails, half of its range succeeds.
            row(2, 1504044, SHRINK),
            row(-3, 1504045, SHRINK),
            // Permanent although their code is otherwise transient.
            row(1, 2853001, REFUSED),
            row(2, 1504041, REFUSED),
            row(2, 1504042, REFUSED),
            // Objects that the token cannot read.
            row(100, 33, DENIED),
            row(100, 3191001, DENIED),
            rows(3, 3, DENIED),
            rows(10, 10, DENIED),
            rows(200, 299, DENIED),
            // Limits.
            row(613, 1996, PAUSE_HOUR),
            // The lowered quota against abuse is the one that comes without subcode.
            row(613, NONE, ABUSE),
            rows(613, 613, PAUSE_MINUTES),
            rows(4, 4, PAUSE_MINUTES),
            rows(80000, 80014, PAUSE_MINUTES),
            rows(17, 17, PAUSE_HOUR),
            rows(32, 32, PAUSE_HOUR),
            rows(341, 341, PAUSE_HOUR),
            rows(368, 368, ABUSE),
            // The token.
            rows(102, 102, REAUTHORIZE),
            rows(190, 190, REAUTHORIZE),
            // The account.
            rows(1404078, 1404078, SUSPENDED),
            rows(1404163, 1404163, SUSPENDED),
            rows(2859015, 2859015, SUSPENDED),
            rows(3910001, 3910001, SUSPENDED),
            // The query or the configuration: app secret proof, field expression, version, retention.
            rows(104, 104, REFUSED),
            rows(2500, 2500, REFUSED),
            rows(2635, 2635, REFUSED),
            rows(3018, 3018, REFUSED),
            rows(2642, 2642, RESTART),
            // Transient. 960 is an undocumented error of batches that took too long.
            rows(960, 960, RETRY),
            row(-2, 2490547, RETRY),
            row(2601, 1815107, RETRY),
            rows(1, 2, RETRY),
            rows(3919, 3919, RETRY));

    private static final int INVALID_PARAMETER = 100;
    private static final Duration PAUSE_WITHOUT_ERROR_OBJECT = Duration.ofMinutes(5);

    private ErrorTable() {
    }

    /**
     * Classifies an error object.
     *
     * @param regain the time until calls are accepted again, from the usage headers; empty: the default of the category
     */
    public static GraphFailure classify(GraphError error, Optional<Duration> regain) {
        return category(error).failure(error, regain);
    }

    /** Classifies a response without data and without error object by its HTTP status. */
    public static GraphFailure classifyStatus(int status, Optional<Duration> regain) {
        if (status == 429) {
            return new Throttled(null, regain.orElse(PAUSE_WITHOUT_ERROR_OBJECT));
        }
        return status >= 500 ? new Unavailable(null) : new Malformed(null);
    }

    private static ErrorCategory category(GraphError error) {
        if (error.hasCode(1) && error.mentions("reduce the amount of data")) {
            return SHRINK;
        }
        if (error.hasCode(INVALID_PARAMETER)
                && (error.mentions("missing perm") || error.mentions("unsupported get request"))) {
            return DENIED;
        }
        if (error.hasCode(INVALID_PARAMETER) && error.mentions("weren't there while creating the report run")) {
            return RETRY;
        }
        return ROWS.stream()
                .filter(row -> row.matches(error.code()))
                .map(Row::category)
                .findFirst()
                .orElseGet(() -> unlisted(error));
    }

    /** Errors without a row: retried as the specification demands, unless a parameter is to blame. */
    private static ErrorCategory unlisted(GraphError error) {
        return error.hasCode(INVALID_PARAMETER) && !error.saysTransient() ? REFUSED : RETRY;
    }

    private static Row row(int code, int subcode, ErrorCategory category) {
        return new Row(code, code, subcode, category);
    }

    private static Row rows(int firstCode, int lastCode, ErrorCategory category) {
        return new Row(firstCode, lastCode, null, category);
    }

    /** @param subcode null fits every subcode, and none; {@link #NONE} fits an error that has none */
    private record Row(int firstCode, int lastCode, @Nullable Integer subcode, ErrorCategory category) {

        boolean matches(GraphCode code) {
            return firstCode <= code.code() && code.code() <= lastCode
                    && (subcode == null || subcode.equals(code.subcode() == null ? NONE : code.subcode()));
        }
    }
}
