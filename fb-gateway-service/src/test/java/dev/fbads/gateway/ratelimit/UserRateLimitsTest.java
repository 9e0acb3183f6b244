package dev.fbads.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.gateway.ratelimit.RateLimitDecision.Granted;
import dev.fbads.gateway.ratelimit.RateLimitDecision.Reason;
import dev.fbads.gateway.ratelimit.RateLimitDecision.Refused;
import dev.fbads.gateway.ratelimit.RateLimitDecision.Wait;

class UserRateLimitsTest {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long AGEING = 5 * SECOND;

    private final UserRateLimits rateLimits = new UserRateLimits(Limits.of(TestLimits.SPECIFIED));
    private long now = 1_772_366_400L * SECOND;

    @Test
    void anIdleUserMayBurstOneMinuteAndThenOneCallEverySixSeconds() {
        List<Long> grantedAt = new ArrayList<>();
        long start = now;
        for (int call = 0; grantedAt.size() < 16; call++) {
            QueuedCall claim = claim("c" + call, Role.CLIENT);
            while (!(acquire(claim) instanceof Granted)) {
                now += SECOND / 2;
            }
            grantedAt.add((now - start) / SECOND);
            rateLimits.release(claim);
        }
        assertThat(grantedAt).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 6L, 12L, 18L, 24L, 30L, 36L);
    }

    @Test
    void atMostFiveCallsAreInProgress() {
        for (int call = 0; call < 5; call++) {
            assertThat(acquire(claim("c" + call, Role.CLIENT))).isEqualTo(new Granted());
        }
        assertThat(acquire(claim("c5", Role.CLIENT))).isEqualTo(new Wait(Duration.ZERO));

        rateLimits.release(claim("c2", Role.CLIENT));

        assertThat(acquire(claim("c5", Role.CLIENT))).isEqualTo(new Granted());
    }

    @Test
    void theCallOfAFailedReplicaIsReleasedAfterItsLease() {
        for (int call = 0; call < 5; call++) {
            acquire(claim("failed" + call, Role.CLIENT));
        }
        now += 90 * SECOND - 1;
        assertThat(acquire(claim("living", Role.CLIENT))).isInstanceOf(Wait.class);
        now += 1;
        assertThat(acquire(claim("living", Role.CLIENT))).isEqualTo(new Granted());
    }

    @Test
    void waitingCallsAreOrderedByRole() {
        spendAll();
        List<QueuedCall> waiters = Stream
                .of(Role.BACKGROUND, Role.CLIENT, Role.SUPERADMIN, Role.RESPONSABLE, Role.DIRECTION)
                .map(role -> claim(role.wire(), role))
                .toList();
        waiters.forEach(this::acquire);

        assertThat(grantedInOrder(waiters)).containsExactly("superadmin", "direction", "responsable", "client", "background");
    }

    @Test
    void callsOfOneRoleAreSentInOrderOfArrival() {
        spendAll();
        List<QueuedCall> waiters = Stream.of("c", "a", "b").map(id -> claim(id, Role.CLIENT)).toList();
        waiters.forEach(claim -> {
            acquire(claim);
            now += 1000;
        });

        assertThat(grantedInOrder(waiters)).containsExactly("c", "a", "b");
    }

    @Test
    void backgroundWorkPrecedesASuperadminWhoArrivesMuchLater() {
        spendAll();
        QueuedCall background = claim("background", Role.BACKGROUND);
        acquire(background);
        // All waiting calls keep polling, and a superadmin call arrives every three seconds: twice the rate of the user.
        List<QueuedCall> superadmins = new ArrayList<>();
        long start = now;
        while (!(acquire(background) instanceof Granted)) {
            assertThat(now - start).as("waited").isLessThanOrEqualTo(MINUTE);
            superadmins.add(claim("s" + now, Role.SUPERADMIN));
            superadmins.removeIf(claim -> goes(claim, new ArrayList<>()));
            now += 3 * SECOND;
        }
        assertThat(now - start).as("not before its age makes up for its role").isGreaterThanOrEqualTo(4 * AGEING);
    }

    @Test
    void aFullQueueRefusesAtOnceWithTheWaitingTime() {
        UserRateLimits few = new UserRateLimits(Limits.of(new TestLimits(10, 5, 2)));
        for (int call = 0; call < 10; call++) {
            few.acquire(claim("spent" + call, Role.CLIENT), MINUTE, now);
            few.release(claim("spent" + call, Role.CLIENT));
        }
        few.acquire(claim("w1", Role.CLIENT), MINUTE, now);
        few.acquire(claim("w2", Role.CLIENT), MINUTE, now);

        assertThat(few.acquire(claim("w3", Role.SUPERADMIN), MINUTE, now))
                .isEqualTo(new Refused(Duration.ofSeconds(18), Reason.QUEUE_FULL));
    }

    @Test
    void aCallBeyondItsMaximumWaitIsRefusedAtOnceAndNotQueued() {
        spendAll();
        for (int waiter = 0; waiter < 10; waiter++) {
            assertThat(acquire(claim("w" + waiter, Role.CLIENT))).isInstanceOf(Wait.class);
        }
        for (int again = 0; again < 3; again++) {
            assertThat(acquire(claim("z-late" + again, Role.CLIENT)))
                    .isEqualTo(new Refused(Duration.ofSeconds(66), Reason.TOO_LATE));
        }
    }

    @Test
    void aWaiterThatStopsPollingLeavesTheQueue() {
        spendAll();
        acquire(claim("failed", Role.SUPERADMIN));
        now += 6 * SECOND;

        assertThat(acquire(claim("living", Role.CLIENT))).isEqualTo(new Granted());
    }

    @Test
    void onlyAUserWithoutStateIsIdle() {
        QueuedCall claim = claim("c", Role.CLIENT);
        acquire(claim);
        rateLimits.release(claim);

        assertThat(rateLimits.idle(now)).isFalse();
        assertThat(rateLimits.idle(now + 6 * SECOND)).isTrue();
    }

    private void spendAll() {
        for (int call = 0; call < 10; call++) {
            QueuedCall claim = claim("spent" + call, Role.CLIENT);
            assertThat(acquire(claim)).isEqualTo(new Granted());
            rateLimits.release(claim);
        }
    }

    /** All waiting calls poll one after another, a little later each time, until all were granted. */
    private List<String> grantedInOrder(List<QueuedCall> waiters) {
        List<QueuedCall> waiting = new ArrayList<>(waiters);
        List<String> granted = new ArrayList<>();
        while (!waiting.isEmpty()) {
            now += SECOND / 4;
            waiting.removeIf(claim -> goes(claim, granted));
        }
        return granted;
    }

    private boolean goes(QueuedCall claim, List<String> granted) {
        boolean goes = acquire(claim) instanceof Granted;
        if (goes) {
            granted.add(claim.id());
            rateLimits.release(claim);
        }
        return goes;
    }

    private RateLimitDecision acquire(QueuedCall claim) {
        return rateLimits.acquire(claim, MINUTE, now);
    }

    private static QueuedCall claim(String id, Role role) {
        return new QueuedCall(id, "user", role.ordinal() * AGEING);
    }
}
