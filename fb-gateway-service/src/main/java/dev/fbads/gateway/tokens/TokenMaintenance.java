package dev.fbads.gateway.tokens;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.graph.CredentialsConfig;
import dev.fbads.gateway.graph.MetaApp;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import dev.fbads.service.database.AdvisoryLock;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Periodic maintenance of tokens. Guarantees:
 * <ol>
 * <li>One replica at a time runs it.</li>
 * <li>Every token is checked with Meta periodically: an invalid one is quarantined before a request meets it, and restored
 * when Meta reports it as valid again.</li>
 * <li>An expiring token is refreshed before it expires.</li>
 * <li>A failure of one token does not affect the others.</li>
 * </ol>
 * Without app id and secret, tokens cannot be checked, and only their accounts are listed.
 */
@ApplicationScoped
public class TokenMaintenance {

    private static final Logger LOG = Logger.getLogger(TokenMaintenance.class);
    private static final String LOCK = "fbads-gateway-token-maintenance";

    private final AdvisoryLock advisoryLock;
    private final TokenRepository tokens;
    private final TokenCheck check;
    private final TokenRefresh refresh;
    private final TokenAccountRefresh accounts;
    private final TokenMaintenanceConfig config;
    private final Optional<MetaApp> app;
    private final InstantSource clock;

    TokenMaintenance(AdvisoryLock advisoryLock, TokenRepository tokens, TokenCheck check, TokenRefresh refresh,
            TokenAccountRefresh accounts, TokenMaintenanceConfig config, CredentialsConfig tokensConfig, InstantSource clock) {
        this.advisoryLock = advisoryLock;
        this.tokens = tokens;
        this.check = check;
        this.refresh = refresh;
        this.accounts = accounts;
        this.config = config;
        this.app = MetaApp.of(tokensConfig);
        this.clock = clock;
    }

    @Scheduled(every = "${fbads.token-maintenance.interval}", delayed = "${fbads.token-maintenance.initial-delay}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> scheduled() {
        return run()
                .onFailure().invoke(broken -> LOG.error("token maintenance failed", broken))
                .replaceWithVoid();
    }

    /** Runs what is due; false when another replica is running it. */
    public Uni<Boolean> run() {
        return advisoryLock.tryHold(LOCK, () -> tokens.notRevoked()
                .onItem().transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem().transformToUniAndConcatenate(this::one)
                .collect().last()
                .replaceWithVoid());
    }

    private Uni<Void> one(StoredToken token) {
        SealedSecret secret = token.secret();
        if (secret == null) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(() -> checked(token, secret))
                .chain(state -> listed(token, state))
                .onFailure().invoke(broken -> LOG.errorf(broken, "maintenance of a token failed tokenId=%s",
                        token.row().id()))
                .onFailure().recoverWithNull();
    }

    private Uni<TokenState> checked(StoredToken token, SealedSecret secret) {
        if (app.isEmpty() || !due(token.checkedAt(), config.checkInterval())) {
            return Uni.createFrom().item(token.state());
        }
        return check.run(app.get(), token, secret)
                .call(state -> state instanceof TokenState.Expiring ? refresh.run(app.get(), token, secret)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> listed(StoredToken token, TokenState state) {
        return state instanceof TokenState.Usable && due(token.accountsReadAt(), config.accountListInterval())
                ? accounts.run(token)
                : Uni.createFrom().voidItem();
    }

    private boolean due(@Nullable Instant last, Duration after) {
        return last == null || !last.plus(after).isAfter(clock.instant());
    }
}
