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
 * Judges what Meta answers instead of data. In this order: texts of the few errors that share their number with others, code
 * and subcode, code alone, {@code is_transient}, the rest. The HTTP status counts only where the body holds no error object,
 * because Meta sends rate limits as 400, passing reauthorization as 400 and permanent refusals as 500 (Marketing API, "Error
 * Reference" and "Insights error codes").
 */
public final class ErrorTable {

    /** In place of a subcode: the error has none. */
    private static final Integer NONE = 0;

    /** The first row that fits decides. */
    private static final List<Row> ROWS = List.of(
            // Data in one answer.
            row(100, 1487534, SHRINK),
            row(100, 1504018, SHRINK),
            row(2, 1504038, SHRINK),
            // "Unknown error", and in fact too heavy: the same query never passes, half of its range does.
            row(2, 1504044, SHRINK),
            row(-3, 1504045, SHRINK),
            // Permanent although their code is a passing one.
            row(1, 2853001, REFUSED),
            row(2, 1504041, REFUSED),
            row(2, 1504042, REFUSED),
            // Objects that the token may not see.
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
            // The query, or our configuration: proof of the app secret, field expression, version, history.
            rows(104, 104, REFUSED),
            rows(2500, 2500, REFUSED),
            rows(2635, 2635, REFUSED),
            rows(3018, 3018, REFUSED),
            rows(2642, 2642, RESTART),
            // Passing.
            // A batch that took too long, as clients see it; Meta does not document it.
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

    /** What an answer without error object and without data means, by its HTTP status. */
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
                .filter(row -> row.fits(error.code()))
                .map(Row::category)
                .findFirst()
                .orElseGet(() -> unlisted(error));
    }

    /** Errors that no row knows: the specification gives them a few tries too, unless a parameter is to blame. */
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

        boolean fits(GraphCode code) {
            return firstCode <= code.code() && code.code() <= lastCode
                    && (subcode == null || subcode.equals(code.subcode() == null ? NONE : code.subcode()));
        }
    }
}
