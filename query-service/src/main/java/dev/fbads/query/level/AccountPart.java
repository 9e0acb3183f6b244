package dev.fbads.query.level;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.fbads.query.coverage.Coverage;
import dev.fbads.query.figures.QueryContext;

/** One of the accounts of a response. */
@Schema(description = "One of the accounts of the response.")
public record AccountPart(
        @Schema(description = "act_ followed by digits", examples = "act_1234567890") String accountId,
        String name,
        @Schema(description = "ISO 4217 code", examples = "CAD") String currency,
        @Schema(description = "IANA zone; days are calendar days there", examples = "America/Toronto") String timezoneName,
        Coverage coverage) {

    /** Each account of the context, with its coverage of the first period. */
    public static List<AccountPart> of(QueryContext context) {
        return context.accounts()
                .stream()
                .map(account -> new AccountPart(account.accountId(), account.name(), account.currency(),
                        account.timezoneName(), context.coverage(0, account)))
                .toList();
    }
}
