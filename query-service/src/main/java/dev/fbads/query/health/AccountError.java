package dev.fbads.query.health;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account with errors. */
@Schema(description = "An account whose last run failed, or that a user has to connect again.")
public record AccountError(int compteId,
        @Schema(examples = "act_1234567890") String accountId,
        @Schema(description = "status of its newest run, as in the import logs; null without one", examples = "failed") @Nullable String lastRun,
        boolean reauthorisationNeeded) {
}
