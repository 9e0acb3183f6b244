package dev.fbads.gateway.tokens;

import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.gateway.alerts.Alerts;
import dev.fbads.gateway.errors.GraphFailure;
import io.smallrye.mutiny.Uni;

/**
 * Accounts that no token can read. One alert per episode over all replicas; the episode ends when a token reads the account
 * again. If the database is unavailable, the caller still receives the failure and the next request retries.
 */
@ApplicationScoped
public class ReauthorizationAlerts {

    private static final Logger LOG = Logger.getLogger(ReauthorizationAlerts.class);

    private final ReauthorizationRepository repository;
    private final Alerts alerts;
    private final InstantSource clock;

    ReauthorizationAlerts(ReauthorizationRepository repository, Alerts alerts, InstantSource clock) {
        this.repository = repository;
        this.alerts = alerts;
        this.clock = clock;
    }

    Uni<Void> begin(int compteId, AccountId account, GraphFailure failure) {
        AlertKind kind = failure instanceof GraphFailure.AccessDenied ? AlertKind.ACCOUNT_ACCESS_LOST
                : AlertKind.REAUTHORISATION_NEEDED;
        return repository.begin(compteId, account, kind, clock.instant())
                .onItem().invoke(first -> {
                    if (first) {
                        raise(kind, compteId, account);
                    }
                })
                .onFailure()
                .invoke(broken -> LOG.errorf(broken, "an account without token could not be marked compteId=%d accountId=%s",
                        compteId, account))
                .onFailure().recoverWithItem(false)
                .replaceWithVoid();
    }

    /** Ends the episode: the account can be read again, or a user linked it again. */
    public Uni<Void> end(int compteId, AccountId account) {
        return repository.end(compteId, account)
                .onItem().invoke(() -> resolve(compteId, account))
                .onFailure().invoke(broken -> LOG.errorf(broken,
                        "a restored account could not be marked compteId=%d accountId=%s", compteId, account))
                .onFailure().recoverWithNull();
    }

    private void raise(AlertKind kind, int compteId, AccountId account) {
        // Another replica may have ended the last episode.
        resolve(compteId, account);
        String message = kind == AlertKind.REAUTHORISATION_NEEDED
                ? "Meta accepts no token for the account any longer: somebody has to connect it again"
                : "no token may read the account any longer: ask its owner for access";
        alerts.raise(kind, episode(compteId, account), compteId, account.value(), message);
    }

    private void resolve(int compteId, AccountId account) {
        alerts.resolve(AlertKind.REAUTHORISATION_NEEDED, episode(compteId, account));
        alerts.resolve(AlertKind.ACCOUNT_ACCESS_LOST, episode(compteId, account));
    }

    private static String episode(int compteId, AccountId account) {
        return "tokens:" + compteId + ":" + account;
    }
}
