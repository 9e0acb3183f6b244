package dev.fbads.gateway.tokens;

import dev.fbads.contracts.accounts.AccountId;
import io.smallrye.mutiny.Uni;

/** Where the token of a call comes from. */
public interface TokenSource {

    /** A token that is believed to read the account. */
    Uni<AccessToken> forAccount(AccountId account);

    /** A token to ask Meta which accounts there are. */
    Uni<AccessToken> forDiscovery();
}
