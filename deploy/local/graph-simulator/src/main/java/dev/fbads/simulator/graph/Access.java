package dev.fbads.simulator.graph;

import java.time.Instant;
import java.util.Optional;

import dev.fbads.simulator.tokens.AccountLoss;
import dev.fbads.simulator.tokens.LostAccounts;
import dev.fbads.simulator.tokens.Token;

/** A living token, and what it may read at one instant. */
public record Access(Token token, LostAccounts lost, Instant now) {

    /** How an account, {@code act_<digits>}, is out of the token's reach; empty when it may be read. */
    public Optional<AccountLoss> lossOf(String prefixedAccountId) {
        return lost.of(prefixedAccountId, token.value())
                .or(() -> token.mayRead(prefixedAccountId, now) ? Optional.empty() : Optional.of(AccountLoss.NOT_GRANTED));
    }

    /** Refuses a token that is not the app's own. */
    public void requireApp() {
        if (token.type() != Token.Type.APP) {
            throw GraphErrors.appTokenNeeded();
        }
    }
}
