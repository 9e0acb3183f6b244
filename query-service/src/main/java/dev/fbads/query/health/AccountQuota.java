package dev.fbads.query.health;

import java.math.BigDecimal;
import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The used part of Meta's quota at the last import of an account. */
@Schema(description = "The used part of Meta's quota at the last import of the account.")
public record AccountQuota(int compteId,
        @Schema(examples = "act_1234567890") String accountId,
        @Schema(description = "0 to 1, the highest of Meta's figures", examples = "0.42") BigDecimal used,
        @Schema(examples = "2026-03-15T06:00:00Z") Instant at) {
}
