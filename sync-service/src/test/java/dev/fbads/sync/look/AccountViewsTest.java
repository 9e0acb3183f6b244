package dev.fbads.sync.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;

/** A wish is a look, whatever it is answered. */
@SyncServiceTest
class AccountViewsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String DAY = LocalDate.now(ZoneOffset.UTC).minusDays(20).toString();
    private static final String SEEN = "SELECT last_viewed_at > now() - INTERVAL '5 minutes' FROM facebook_ad_accounts "
            + "WHERE compte_id = ?";

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Test
    void aWishIsALookEvenWhenNothingIsFetched() {
        assertThat(tenant.rows(SEEN)).containsExactly("null");
        tenant.wish(DAY, DAY).then().statusCode(202);
        assertThat(tenant.rows(SEEN)).containsExactly("t");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tenant.status().<String> path("syncs[0].state"))
                .isEqualTo("completed"));

        viewed("2 hours");
        tenant.wish(DAY, DAY).then().statusCode(200);

        assertThat(tenant.rows(SEEN)).containsExactly("t");
    }

    @Test
    void itIsWrittenOnceAnHourAndForTheAccountOfThatCompteAlone() {
        Tenant other = Tenant.in("America/Toronto");
        other.sees(tenant);
        viewed("50 minutes");

        tenant.wish(DAY, DAY).then().statusCode(202);

        assertThat(tenant.rows(SEEN)).containsExactly("f");
        assertThat(other.rows("SELECT count(last_viewed_at) FROM facebook_ad_accounts WHERE compte_id = ?"))
                .containsExactly("0");
    }

    private void viewed(String ago) {
        Tenant.sql("UPDATE facebook_ad_accounts SET last_viewed_at = now() - ?::interval WHERE compte_id = ?", ago,
                tenant.compteId());
    }
}
