package dev.fbads.sync.rollups;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;

/** After any sequence of imports the roll-ups are the sums of the stored rows. */
@SyncServiceTest
class RollUpsTest {

    private static final String ROLL_UPS = """
            SELECT level, grain, date_start, object_id, stored_rows, impressions, clicks, spend_micros, reach, unique_clicks,
                   inline_link_clicks, inline_post_engagement, encode(actions, 'hex')
            FROM facebook_rollups WHERE compte_id = ? ORDER BY 1, 2, 3, 4""";
    private static final String SUMMARY = """
            SELECT campaign_id, campaign_name, date_start, total_spend, total_impressions, total_clicks, avg_ctr::numeric(18,6),
                   avg_cpc::numeric(18,6), total_ads
            FROM %s WHERE compte_id = ? ORDER BY 1, 3""";
    /** Final on every date of the test clock. */
    private static final LocalDate SINCE = TestClock.TODAY.minusMonths(4).withDayOfMonth(5);

    private final Tenant tenant = Tenant.in("America/Toronto");
    private final AtomicInteger imports = new AtomicInteger();

    @BeforeEach
    void respondWithRandomRows() {
        FakeGateway.always(tenant.accountId(), this::answer);
    }

    @Test
    void rollUpsAreDeletedWithTheirCompte() {
        fetch(SINCE, SINCE.plusDays(3));

        Tenant.sql("DELETE FROM comptes WHERE id = ?", tenant.compteId());

        assertThat(tenant.rows(ROLL_UPS)).isEmpty();
    }

    @Test
    void importsAndImportsOfTheSameDaysAgainLeaveTheSumsOfTheRows() {
        fetch(SINCE, SINCE.plusDays(75));
        assertRolledUp();

        fetch(SINCE.plusDays(3), SINCE.plusDays(3));
        fetch(SINCE.plusDays(20), SINCE.plusDays(40));
        assertRolledUp();
    }

    @Test
    void daysWithoutRowsAnyMoreHaveNoRollUps() {
        fetch(SINCE, SINCE.plusDays(30));
        FakeGateway.always(tenant.accountId(), (request, body) -> FakeGateway.done(body, 0));

        fetch(SINCE, SINCE.plusDays(30));

        assertThat(tenant.rows(ROLL_UPS)).isEmpty();
    }

    @Test
    void aDuplicateRowIsCountedOnce() {
        FakeGateway.always(tenant.accountId(), (request, body) -> {
            FakeGateway.row(body, SINCE, "11", "5.00", 10);
            FakeGateway.row(body, SINCE, "11", "5.00", 10);
            FakeGateway.done(body, 2);
        });

        fetch(SINCE, SINCE);

        assertThat(tenant.rows("SELECT grain, spend_micros FROM facebook_rollups WHERE compte_id = ? AND level = 'account' "
                + "ORDER BY 1")).containsExactly("day 5000000", "month 5000000", "third 5000000");
        assertRolledUp();
    }

    @Test
    void actionsAreReadableInTheView() {
        FakeGateway.always(tenant.accountId(), (request, body) -> {
            FakeGateway.line(body, """
                    {"row":{"campaign_id":"1","adset_id":"5","ad_id":"11","date_start":"%1$s","date_stop":"%1$s","spend":"1.5",\
                    "actions":[{"action_type":"purchase","value":"3","7d_click":"9"},{"action_type":"unknown"}],\
                    "action_values":[{"action_type":"purchase","value":"12.345"}],\
                    "unique_actions":[{"action_type":"purchase","value":"0"}]}}""".formatted(SINCE));
            FakeGateway.done(body, 1);
        });

        fetch(SINCE, SINCE);

        assertThat(tenant.rows("SELECT list, action_type, value::numeric(9,4) FROM facebook_rollup_actions "
                + "WHERE compte_id = ? AND level = 'campaign' AND grain = 'third' ORDER BY 1"))
                .containsExactly("action_values purchase 12.3450", "actions purchase 3.0000");
    }

    private void fetch(LocalDate since, LocalDate until) {
        imports.incrementAndGet();
        Tenant.sql("DELETE FROM facebook_day_ledger WHERE compte_id = ? AND date_start BETWEEN ? AND ?", tenant.compteId(),
                since, until);
        tenant.requestSync(since.toString(), until.toString()).then().statusCode(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo("completed"));
    }

    /** The roll-ups equal a rebuild from all rows, and the summary equals its view. */
    private void assertRolledUp() {
        assertThat(tenant.rows(SUMMARY.formatted("facebook_daily_summary"))).isNotEmpty()
                .isEqualTo(tenant.rows(SUMMARY.formatted("facebook_daily_summary_source")));
        List<String> incremental = tenant.rows(ROLL_UPS);
        Tenant.select("SELECT facebook_rebuild_rollups(?, ?)", tenant.compteId(), tenant.accountId());

        assertThat(incremental).isNotEmpty().isEqualTo(tenant.rows(ROLL_UPS));
    }

    /** Up to six ads per day; figures depend on the ad, the day and the number of earlier imports. */
    private void answer(JsonNode request, OutputStream body) throws IOException {
        int rows = 0;
        LocalDate until = LocalDate.parse(request.path("until").asText());
        for (LocalDate day = LocalDate.parse(request.path("since").asText()); !day.isAfter(until); day = day.plusDays(1)) {
            Random random = new Random(31 * day.toEpochDay() + imports.get());
            for (int ad = 1; ad <= 6; ad++) {
                if (random.nextInt(4) > 0) {
                    FakeGateway.line(body, row(day, ad, random));
                    rows++;
                }
            }
        }
        FakeGateway.done(body, rows);
    }

    private static String row(LocalDate day, int ad, Random random) {
        return String.format(Locale.ROOT,
                """
                        {"row":{"campaign_id":"%d","campaign_name":"C%d","adset_id":"%d","ad_id":"%d","date_start":"%s","date_stop":"%s","spend":"%d.%06d",\
                        "impressions":"%d","clicks":"%d","reach":"%d","unique_clicks":"%d","inline_link_clicks":"%d",\
                        "inline_post_engagement":"%d","actions":[{"action_type":"type_%d","value":"%d"},\
                        {"action_type":"link_click","value":"0"}],"action_values":[{"action_type":"purchase","value":"%d.%03d"}],\
                        "unique_actions":[{"action_type":"type_%d","value":"1"}]}}""",
                ad / 4, random.nextInt(3), ad / 2 + 10, ad + 100, day, day,
                random.nextInt(100), random.nextInt(1_000_000), random.nextInt(1000), random.nextInt(100), random.nextInt(900),
                random.nextInt(90), random.nextInt(50), random.nextInt(60), random.nextInt(5), random.nextInt(3),
                random.nextInt(200), random.nextInt(1000), random.nextInt(5));
    }
}
