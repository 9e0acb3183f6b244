package dev.fbads.sync.webhooks;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.sync.gateway.AccountFacts;
import dev.fbads.sync.gateway.GatewayFacts;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Applies changes that Meta reports.
 *
 * <ol>
 * <li>Duplicate, late and reordered changes have the same effect as each change once and in order.</li>
 * <li>The account is read once for all changes of a delivery.</li>
 * <li>A change is applied when its transaction is committed.</li>
 * </ol>
 */
@ApplicationScoped
class ChangeIntake {

    private static final Logger LOG = Logger.getLogger(ChangeIntake.class);

    private final ChangedAccountRepository accounts;
    private final GatewayFacts gateway;
    private final MeterRegistry registry;
    private final Clock clock;

    ChangeIntake(ChangedAccountRepository accounts, GatewayFacts gateway, MeterRegistry registry, Clock clock) {
        this.accounts = accounts;
        this.gateway = gateway;
        this.registry = registry;
        this.clock = clock;
    }

    /** Applies a change of the account that was received at the given instant. */
    Uni<Void> apply(AccountId account, ChangeScope scope, Instant receivedAt) {
        Uni<Void> objects = scope.objects() ? objectsChanged(account, receivedAt) : Uni.createFrom().voidItem();
        return scope.account() ? objects.chain(() -> refresh(account, receivedAt)) : objects;
    }

    private Uni<Void> objectsChanged(AccountId account, Instant receivedAt) {
        return accounts.objectsChanged(account, receivedAt)
                .invoke(comptes -> count(comptes > 0 ? "marked_stale" : "nothing_new"))
                .replaceWithVoid();
    }

    private Uni<Void> refresh(AccountId account, Instant receivedAt) {
        return accounts.outdated(account, receivedAt)
                .chain(comptes -> comptes.isEmpty() ? Uni.createFrom().voidItem().invoke(() -> count("nothing_new"))
                        : refreshFor(account, comptes));
    }

    /** The data is the same for all comptes: the first compte that may read the account reads it for all. */
    private Uni<Void> refreshFor(AccountId account, List<Integer> comptes) {
        Instant readAt = clock.instant();
        return Multi.createFrom().iterable(comptes)
                .onItem().transformToUniAndConcatenate(compte -> gateway.account(compte, account))
                .select().where(Optional::isPresent)
                .toUni()
                .chain(found -> {
                    if (found == null) {
                        LOG.infof("no token may read a changed account: accountId=%s comptes=%s", account, comptes);
                        count("unreadable");
                        return Uni.createFrom().voidItem();
                    }
                    count("refreshed");
                    return accounts.refresh(account, withKnownZone(found.get()), readAt);
                });
    }

    /** Omits a zone that this JVM does not know, because planning would fail for the account. */
    private static AccountFacts withKnownZone(AccountFacts facts) {
        @Nullable
        String zone = facts.timezoneName();
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
            return facts;
        } catch (DateTimeException unknown) {
            LOG.warnf("an account's zone is unknown and was not changed: accountId=%s zone=%s", facts.accountId(), zone);
            return facts.withoutZone();
        }
    }

    private void count(String result) {
        registry.counter("fbads.webhooks.changes", "result", result).increment();
    }
}
