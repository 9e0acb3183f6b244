package dev.fbads.query.account;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** An ad account that the caller may see. */
@Schema(description = "An ad account that the caller may see, through one compte.")
public record AdAccount(
        @Schema(description = "act_ followed by digits", examples = "act_1234567890") String accountId,
        @Schema(description = "the tenant through which the caller sees the account") int compteId,
        @Schema(description = "its name at Meta") String name,
        @Schema(description = "ISO 4217 code; every amount of the account is in its major unit", examples = "CAD") String currency,
        @Schema(description = "IANA zone; a day of the account is a calendar day there", examples = "America/Toronto") String timezoneName,
        @Schema(description = "Meta's account_status: 1 active, 2 disabled, 3 unsettled, 7 and 8 under review, 9 grace period, "
                + "100 and 101 closed") int accountStatus,
        @Schema(description = "true if nothing can be imported until a user connects the account again") boolean reauthorisationNeeded,
        @Schema(description = "result of the last attempt to read the account: active, account_suspended, access_denied or "
                + "data_invalid; stored data is shown in any case") String syncStatus) {

    /** The account's zone; empty if the zone database of this JVM does not contain Meta's name for it. */
    @JsonIgnore
    public Optional<ZoneId> zone() {
        try {
            return Optional.of(ZoneId.of(timezoneName));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** Whether its name contains the text, ignoring case, or its id equals it. */
    public boolean matches(String search) {
        return name.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT)) || accountId.equals(search)
                || accountId.equals("act_" + search);
    }
}
