package dev.fbads.gateway.tokens;

import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.gateway.accounts.AdAccounts;
import dev.fbads.gateway.accounts.TokenAccountRepository;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.graph.CallCounter;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.quota.Caller;
import dev.fbads.gateway.tokens.vault.Vault;
import io.smallrye.mutiny.Uni;

/** Lists the accounts of a token again. */
@ApplicationScoped
class TokenAccountRefresh {

    private static final Logger LOG = Logger.getLogger(TokenAccountRefresh.class);

    private final AdAccounts accounts;
    private final TokenAccountRepository repository;
    private final GraphClient graph;
    private final TokenQuarantine quarantine;
    private final Vault vault;
    private final InstantSource clock;

    TokenAccountRefresh(AdAccounts accounts, TokenAccountRepository repository, GraphClient graph, TokenQuarantine quarantine,
            Vault vault,
            InstantSource clock) {
        this.accounts = accounts;
        this.repository = repository;
        this.graph = graph;
        this.quarantine = quarantine;
        this.vault = vault;
        this.clock = clock;
    }

    /** Keeps the previous list where Meta returns none. */
    Uni<Void> run(StoredToken token) {
        return accounts.all(graph.session(token.open(vault), Caller.SYSTEM.withApp(token.appId()), new CallCounter()))
                .onItem().transformToUni(all -> repository.replace(token.row().id(), all, clock.instant()))
                .onFailure(GraphFailedException.class).recoverWithUni(thrown -> failed(token, thrown));
    }

    private Uni<Void> failed(StoredToken token, Throwable thrown) {
        GraphFailure failure = ((GraphFailedException) thrown).failure();
        if (failure instanceof GraphFailure.TokenInvalid) {
            return quarantine.add(token, failure.cause());
        }
        LOG.warnf("the accounts of a token could not be listed tokenId=%s: %s", token.row().id(), failure);
        return Uni.createFrom().voidItem();
    }
}
