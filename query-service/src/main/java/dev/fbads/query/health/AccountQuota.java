package dev.fbads.query.health;

import java.math.BigDecimal;
import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of Meta's quota was used when an account was imported last. */
@Schema(description = "How much of Meta's quota was used when the account was imported last.")
public record AccountQuota(int compteId,
        @Schema(examples = "act_1234567890") String accountId,
        @Schema(description = "0 to 1, the highest of Meta's figures", examples = "0.42") BigDecimal used,
        @Schema(examples = "2026-03-15T06:00:00Z") Instant at) {
}
