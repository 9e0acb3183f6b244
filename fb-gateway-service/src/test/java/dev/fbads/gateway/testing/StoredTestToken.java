package dev.fbads.gateway.testing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.gateway.accounts.AdAccount;
import dev.fbads.gateway.accounts.TokenAccountRepository;
import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.tokens.StoredToken;
import dev.fbads.gateway.tokens.TokenRepository;
import dev.fbads.gateway.tokens.TokenState;
import dev.fbads.gateway.tokens.vault.RowIdentity;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import dev.fbads.gateway.tokens.vault.Vault;

/** Puts tokens into the vault of the running service, as connected tokens. */
@ApplicationScoped
public class StoredTestToken {

    private static final Duration TIMEOUT = Timeouts.LONG;

    private final Vault vault;
    private final TokenRepository tokens;
    private final TokenAccountRepository accounts;
    private final InstantSource clock;

    StoredTestToken(Vault vault, TokenRepository tokens, TokenAccountRepository accounts, InstantSource clock) {
        this.vault = vault;
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A valid token of the compte that Meta listed these accounts for. */
    public UUID add(int compteId, String token, String... accountIds) {
        return add(compteId, token, new TokenState.Valid(null), accountIds);
    }

    public UUID add(int compteId, String token, TokenState.Usable state, String... accountIds) {
        return add(vault, compteId, token, state, accountIds);
    }

    public UUID add(Vault sealing, int compteId, String token, TokenState.Usable state, String... accountIds) {
        RowIdentity row = new RowIdentity(UUID.randomUUID(), compteId);
        SealedSecret secret = sealing.seal(new AccessToken(token), row);
        tokens.connect(new StoredToken(row, state, secret, "somebody", "meta-" + token, null, Set.of("ads_read"), null, null),
                secret)
                .await().atMost(TIMEOUT);
        List<AdAccount> listed = Arrays.stream(accountIds)
                .map(id -> new AdAccount(id, "Account " + id, "CAD", "America/Toronto", 1))
                .toList();
        accounts.replace(row.id(), listed, clock.instant()).await().atMost(TIMEOUT);
        return row.id();
    }

    /** The token of a row, decrypted by the running service. */
    public String opened(UUID id) {
        return tokens.find(id).await().atMost(TIMEOUT).orElseThrow().open(vault).value();
    }

    /** Its state's name and Meta's code. */
    public String state(UUID id) {
        return String.join("", Sql.rows("SELECT concat_ws(' ', state, trouble_code, trouble_subcode) FROM gateway.tokens"
                + " WHERE id = ?", id));
    }
}
