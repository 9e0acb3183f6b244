package dev.fbads.query.account;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Response of {@code GET /api/facebook/accounts}. */
@Schema(description = "The accounts that the caller may see, by compte and id.")
public record AdAccountList(List<ListedAccount> accounts) {

    public AdAccountList {
        accounts = List.copyOf(accounts);
    }
}
