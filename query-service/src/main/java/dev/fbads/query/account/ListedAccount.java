package dev.fbads.query.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An ad account with its state and stored days. */
@Schema(description = "An ad account that the caller may see, through one compte.")
public record ListedAccount(
        @Schema(description = "act_ followed by digits", examples = "act_1234567890") String accountId,
        @Schema(description = "the tenant through which the caller sees the account", examples = "1") int compteId,
        @Schema(description = "its name at Meta", examples = "Northern Shoes") String name,
        @Schema(description = "ISO 4217 code; every amount of the account is in its major unit", examples = "CAD") String currency,
        @Schema(description = "IANA zone; a day of the account is a calendar day there", examples = "America/Toronto") String timezoneName,
        @Schema(description = "Meta's account_status as Meta numbers it", examples = "1") int accountStatus,
        @Schema(description = "the same by name; unknown for a number that is not documented", examples = "active") AccountStatus status,
        @Schema(description = "result of the last attempt to read the account: active, account_suspended, access_denied or "
                + "data_invalid", examples = "active") String syncStatus,
        @Schema(description = "true if nothing can be imported until a user connects the account again") boolean reauthorisationNeeded,
        StoredDays coverage) {
}
