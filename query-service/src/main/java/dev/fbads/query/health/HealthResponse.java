package dev.fbads.query.health;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Response of {@code GET /api/facebook/health}. */
@Schema(description = "The health of imports, for the comptes of the caller.")
public record HealthResponse(
        @Schema(description = "the worst of the figures that have a threshold: ok, unknown, warning, critical") HealthLevel level,
        @Schema(description = "begin of the period that runs and calls are counted in") Instant since,
        Instant at,
        @Schema(description = "calls to Meta that succeeded") HealthFigure apiSuccessRate,
        @Schema(description = "import runs that succeeded, wholly or in part, of those that were not paused or cancelled") HealthFigure importSuccessRate,
        @Schema(description = "average duration of a call to Meta, including waits for rate limits") HealthFigure responseTime,
        @Schema(description = "the median over runs of the time per call") HealthFigure responseTimeMedian,
        @Schema(description = "the 95th percentile over runs of the time per call") HealthFigure responseTimeP95,
        @Schema(description = "median time in which a run fetched its rows") HealthFigure fetchTimeMedian,
        @Schema(description = "95th percentile of it") HealthFigure fetchTimeP95,
        @Schema(description = "accounts whose last run failed, or that a user has to connect again") HealthFigure accountsWithErrors,
        @Schema(description = "the highest of the accounts' quota uses") HealthFigure quotaUsed,
        @Schema(description = "past days that were not over when they were imported, over all accounts") HealthFigure staleDays,
        @Schema(description = "accounts with stored days that lack yesterday") HealthFigure staleAccounts,
        List<AccountError> errors,
        List<AccountQuota> quotas) {

    public HealthResponse {
        errors = List.copyOf(errors);
        quotas = List.copyOf(quotas);
    }

    static HealthLevel worst(Stream<HealthFigure> figures) {
        return figures.filter(figure -> figure.threshold() != null)
                .map(HealthFigure::level)
                .max(HealthLevel::compareTo)
                .orElse(HealthLevel.UNKNOWN);
    }
}
