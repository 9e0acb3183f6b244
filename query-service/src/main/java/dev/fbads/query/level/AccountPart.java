package dev.fbads.query.level;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.fbads.query.coverage.Coverage;

/** One of the accounts that an answer is about. */
@Schema(description = "One of the accounts that the answer is about.")
public record AccountPart(
        @Schema(description = "act_ followed by digits", examples = "act_1234567890") String accountId,
        String name,
        @Schema(description = "ISO 4217 code", examples = "CAD") String currency,
        @Schema(description = "IANA zone; days are calendar days there", examples = "America/Toronto") String timezoneName,
        Coverage coverage) {
}
