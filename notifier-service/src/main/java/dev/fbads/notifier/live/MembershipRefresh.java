package dev.fbads.notifier.live;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.notifier.membership.MembershipRepository;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Looks up again, from time to time, what everybody with an open connection may see: who was removed hears no more. */
@ApplicationScoped
class MembershipRefresh {

    private static final Logger LOG = Logger.getLogger(MembershipRefresh.class);

    private final MembershipRepository memberships;
    private final EventHub hub;

    MembershipRefresh(MembershipRepository memberships, EventHub hub) {
        this.memberships = memberships;
        this.hub = hub;
    }

    /** One user after the other, so that many connections do not become many statements at once. */
    @Scheduled(every = "${fbads.notifier.membership.recheck}", delayed = "${fbads.notifier.membership.recheck}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return Multi.createFrom()
                .iterable(hub.subjects())
                .onItem()
                .transformToUniAndConcatenate(this::refresh)
                .toUni()
                .replaceWithVoid();
    }

    /** A database that does not answer leaves the user with what he had; the next round asks again. */
    private Uni<Void> refresh(String subject) {
        return memberships.comptesOf(subject)
                .invoke(comptes -> hub.reassign(subject, comptes))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warn("the comptes of a user cannot be read again", failure);
                    return Uni.createFrom().voidItem();
                });
    }
}
