package dev.fbads.notifier.live;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.notifier.membership.MembershipRepository;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Periodically reads the comptes of all connected users, so that a removed member receives no more events. */
@ApplicationScoped
class MembershipRefresh {

    private static final Logger LOG = Logger.getLogger(MembershipRefresh.class);

    private final MembershipRepository memberships;
    private final EventHub hub;

    MembershipRefresh(MembershipRepository memberships, EventHub hub) {
        this.memberships = memberships;
        this.hub = hub;
    }

    /** Reads the comptes of one user after the other, to limit concurrent statements. */
    @Scheduled(every = "${fbads.notifier.connection.membership-recheck}", delayed = "${fbads.notifier.connection.membership-recheck}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return Multi.createFrom()
                .iterable(hub.subjects())
                .onItem()
                .transformToUniAndConcatenate(this::refresh)
                .toUni()
                .replaceWithVoid();
    }

    /** If the database is unavailable, the user keeps the known comptes until the next run. */
    private Uni<Void> refresh(String subject) {
        return memberships.comptesOf(subject)
                .invoke(comptes -> hub.reassign(subject, comptes))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warn("the comptes of a user cannot be refreshed", failure);
                    return Uni.createFrom().voidItem();
                });
    }
}
