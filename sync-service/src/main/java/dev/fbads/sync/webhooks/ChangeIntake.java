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
 * Puts a change to use.
 *
 * <ol>
 * <li>A change that comes twice, late or out of order leaves what it would have left once and in order.</li>
 * <li>Of a thousand changes of one delivery the account is asked for once.</li>
 * <li>It is done when it is committed.</li>
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

    /** Acts on a change of the account that came in at that moment. */
    Uni<Void> take(AccountId account, Concern concern, Instant receivedAt) {
        Uni<Void> objects = concern.objects() ? objectsChanged(account, receivedAt) : Uni.createFrom().voidItem();
        return concern.account() ? objects.chain(() -> refresh(account, receivedAt)) : objects;
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

    /** The facts are the account's: the first compte that may read it reads it for all. */
    private Uni<Void> refreshFor(AccountId account, List<Integer> comptes) {
        Instant readAt = clock.instant();
        return Multi.createFrom().iterable(comptes)
                .onItem().transformToUniAndConcatenate(compte -> gateway.account(compte, account))
                .select().where(Optional::isPresent)
                .toUni()
                .chain(found -> {
                    if (found == null) {
                        LOG.infof("an account that changed may be read by no token: accountId=%s comptes=%s", account, comptes);
                        count("unreadable");
                        return Uni.createFrom().voidItem();
                    }
                    count("refreshed");
                    return accounts.refresh(account, believable(found.get()), readAt);
                });
    }

    /** A zone that this machine does not know would make every plan of the account fail. */
    private static AccountFacts believable(AccountFacts facts) {
        @Nullable
        String zone = facts.timezoneName();
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
            return facts;
        } catch (DateTimeException unknown) {
            LOG.warnf("an account's zone is unknown here and stays as it was: accountId=%s zone=%s", facts.accountId(), zone);
            return facts.withoutZone();
        }
    }

    private void count(String result) {
        registry.counter("fbads.webhooks.changes", "result", result).increment();
    }
}
