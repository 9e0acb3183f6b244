package dev.fbads.sync.accountviews;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.sync.support.ServiceClock;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;

/** A sync request counts as a view of the account, whatever the response. */
@SyncServiceTest
class AccountViewsTest {

    private static final String DAY = TestClock.TODAY.minusDays(20).toString();
    private static final String VIEWED = "SELECT extract(epoch FROM last_viewed_at)::bigint FROM facebook_ad_accounts "
            + "WHERE compte_id = ?";

    @Inject
    private ServiceClock clock;

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Test
    void aSyncRequestIsAViewEvenIfNothingIsFetched() {
        assertThat(tenant.rows(VIEWED)).containsExactly("null");
        clock.holdAt(TestClock.NOW);
        tenant.requestSync(DAY, DAY).then().statusCode(202);
        assertThat(tenant.rows(VIEWED)).containsExactly(seconds(TestClock.NOW));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tenant.status().<String> path("syncs[0].state"))
                .isEqualTo("completed"));

        Instant later = TestClock.NOW.plus(Duration.ofHours(2));
        clock.holdAt(later);
        tenant.requestSync(DAY, DAY).then().statusCode(200);

        assertThat(tenant.rows(VIEWED)).containsExactly(seconds(later));
    }

    @Test
    void aViewIsRecordedOnceAnHourAndOnlyForTheAccountOfItsCompte() {
        Tenant other = Tenant.in("America/Toronto");
        other.sees(tenant);
        clock.holdAt(TestClock.NOW);
        tenant.requestSync(DAY, DAY).then().statusCode(202);

        clock.holdAt(TestClock.NOW.plus(Duration.ofHours(1)).minusSeconds(1));
        tenant.requestSync(DAY, DAY);
        assertThat(tenant.rows(VIEWED)).as("within the hour").containsExactly(seconds(TestClock.NOW));
        clock.holdAt(TestClock.NOW.plus(Duration.ofHours(1)));
        tenant.requestSync(DAY, DAY);

        assertThat(tenant.rows(VIEWED)).containsExactly(seconds(TestClock.NOW.plus(Duration.ofHours(1))));
        assertThat(other.rows("SELECT count(last_viewed_at) FROM facebook_ad_accounts WHERE compte_id = ?"))
                .containsExactly("0");
    }

    private static String seconds(Instant instant) {
        return Long.toString(instant.getEpochSecond());
    }
}
