package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.query.testing.AdRow;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.Store;
import io.restassured.response.Response;

/**
 * Compte 1 has two Canadian accounts and a French one, each with two ads: one delivers from the 1st to the 10th of
 * March, the other from the 6th on. The third account lacks the 3rd. Compte 2 has the maximum number of
 * accounts of one response, compte 3 one more.
 */
@ServiceTest
class SeveralAccountsTest {

    private static final List<String> ACCOUNTS = List.of("act_61", "act_62", "act_63");
    private static final String ALL = "account_id=61,62,63";
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-15");
    private static final LocalDate LACKING = LocalDate.parse("2026-03-03");
    private static final int MOST = 50;

    @BeforeAll
    static void store() throws SQLException {
        try (Store store = Store.open()) {
            store.clear();
            for (int compte = 1; compte <= 3; compte++) {
                store.compte(compte, "client");
            }
            for (String account : ACCOUNTS) {
                store.account(1, account, "America/Toronto", account.equals("act_62") ? "EUR" : "CAD");
                deliver(store, account);
            }
            for (int i = 0; i <= MOST; i++) {
                if (i < MOST) {
                    store.account(2, "act_20" + i, "America/Toronto");
                }
                store.account(3, "act_30" + i, "America/Toronto");
            }
        }
    }

    @Test
    void aCompteWithoutAccountsSelectsAllOfThem() {
        JsonNode whole = response("ads", "compte_id=1&since=2026-03-01&until=2026-03-10");

        assertThat(whole.get("accounts").findValuesAsText("account_id")).isEqualTo(ACCOUNTS);
        assertThat(whole.get("rows")).isEqualTo(response("ads", ALL + "&since=2026-03-01&until=2026-03-10").get("rows"))
                .hasSize(6);
        assertThat(whole.has("account_id")).isFalse();
    }

    @Test
    void amountsOfTwoCurrenciesAreNeverAddedUp() {
        JsonNode response = response("account", ALL + "&since=2026-03-01&until=2026-03-02");

        assertThat(response.get("totals").isNull()).isTrue();
        assertThat(response.get("currency").isNull()).isTrue();
        assertThat(response.get("totals_by_currency").findValuesAsText("currency")).containsExactly("CAD", "EUR");
        assertThat(response.at("/totals_by_currency/0/totals/spend").decimalValue()).isEqualByComparingTo("4");
        assertThat(response.at("/totals_by_currency/1/totals/spend").decimalValue()).isEqualByComparingTo("2");
        JsonNode oneCurrency = response("account", "account_id=61,63&since=2026-03-01&until=2026-03-02");
        assertThat(oneCurrency.at("/totals/spend").decimalValue()).isEqualByComparingTo("4");
        assertThat(oneCurrency.get("currency").textValue()).isEqualTo("CAD");
    }

    @Test
    void aSeriesOfSeveralAccountsHasALinePerCurrencyAndTheWorstState() {
        JsonNode response = response("ads/series", ALL + "&since=2026-03-01&until=2026-03-15&top=6&sort=name");

        JsonNode canadian = response.at("/totals/0");
        JsonNode french = response.at("/totals/1");
        assertThat(List.of(canadian.get("currency").textValue(), french.get("currency").textValue())).containsExactly("CAD",
                "EUR");
        for (int day = 0; day < 15; day++) {
            boolean lacking = FIRST.plusDays(day).equals(LACKING);
            assertThat(canadian.at("/points/" + day + "/metrics/spend").decimalValue())
                    .isEqualByComparingTo(spend(day).multiply(BigDecimal.valueOf(lacking ? 1 : 2)));
            assertThat(french.at("/points/" + day + "/metrics/spend").decimalValue()).isEqualByComparingTo(spend(day));
            String expected = day == 14 ? "provisional" : "complete";
            assertThat(canadian.at("/points/" + day + "/state").textValue()).isEqualTo(lacking ? "incomplete" : expected);
            assertThat(french.at("/points/" + day + "/state").textValue()).isEqualTo(expected);
        }
        assertThat(response.get("objects")).hasSize(6).allSatisfy(line -> assertThat(line.get("currency").textValue())
                .isEqualTo(line.get("account_id").textValue().equals("act_62") ? "EUR" : "CAD"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "account", "account/series", "account/export" })
    void tooManyAccountsAreRefused(String path) {
        String rest = "&since=2026-03-01&until=2026-03-02" + (path.endsWith("export") ? "&format=csv" : "");
        String named = IntStream.rangeClosed(0, MOST).mapToObj(i -> "30" + i).collect(Collectors.joining(","));

        for (String scope : List.of("compte_id=3", "account_id=" + named)) {
            Response refused = get(path, scope + rest);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(Api.json(refused).at("/errors/0/field").textValue()).isEqualTo("account_id");
            assertThat(Api.json(refused).at("/errors/0/code").textValue()).isEqualTo("too_many");
        }
        assertThat(get(path, "compte_id=2" + rest).statusCode()).isEqualTo(200);
    }

    @Test
    void aPeriodIsComparedWithAnyOtherAndObjectsOfEitherAreShown() {
        JsonNode response = response("ads",
                "account_id=61&sort=name&since=2026-03-11&until=2026-03-14&compare_since=2026-03-01&compare_until=2026-03-02");

        assertThat(response.at("/comparison/mode").textValue()).isEqualTo("custom");
        JsonNode early = response.at("/rows/0");
        assertThat(early.at("/metrics/spend").decimalValue()).isZero();
        assertThat(early.at("/compare/spend").decimalValue()).isEqualByComparingTo("2");
        assertThat(early.at("/delta/spend/percent").decimalValue()).isEqualByComparingTo("-100");
        JsonNode late = response.at("/rows/1");
        assertThat(late.at("/metrics/spend").decimalValue()).isEqualByComparingTo("40");
        assertThat(late.at("/compare/spend").decimalValue()).isZero();
        assertThat(late.at("/delta/spend/absolute").decimalValue()).isEqualByComparingTo("40");
        assertThat(late.at("/delta/spend/percent").isNull()).isTrue();
        assertThat(response.at("/totals_by_currency/0/delta/spend/percent").decimalValue()).isEqualByComparingTo("1900");
    }

    @ParameterizedTest
    @CsvSource({ "2026-03-14,false,false", "2026-03-15,true,true" })
    void aPeriodThatEndsTodayIsPartial(String until, boolean partial, boolean provisional) {
        JsonNode response = response("account", "account_id=61&compare=previous_period&since=2026-03-10&until=" + until);

        assertThat(response.get("partial").booleanValue()).isEqualTo(partial);
        assertThat(response.at("/coverage/provisional_days").isEmpty()).isEqualTo(!provisional);
    }

    @ParameterizedTest
    @CsvSource({ "spend,1", "-spend,1", "cpc,1", "-cpc,2", "cpc,4", "roas,1", "name,1", "-name,5" })
    void pagesOfEqualValuesHaveEveryRowOnceAndRowsWithoutValueLast(String sort, int limit) {
        // The late ads have no clicks, so no cost per click; all ads of a kind are equal.
        String query = ALL + "&since=2026-03-06&until=2026-03-15&sort=" + sort;
        List<JsonNode> rows = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = response("ads", query + "&limit=" + limit + after);
            page.get("rows").forEach(rows::add);
            after = page.at("/page/after").isNull() ? "" : "&after=" + page.at("/page/after").textValue();
        } while (!after.isEmpty());

        assertThat(rows).isEqualTo(List.copyOf(rows(response("ads", query)))).hasSize(6);
        List<String> ids = rows.stream().map(row -> row.get("id").textValue()).toList();
        List<String> early = ids.stream().filter(id -> id.endsWith("1")).toList();
        List<String> late = ids.stream().filter(id -> id.endsWith("2")).toList();
        assertThat(early).isSorted();
        assertThat(late).isSorted();
        if (sort.endsWith("cpc")) {
            assertThat(ids.subList(3, 6)).isEqualTo(late);
        }
    }

    private static List<JsonNode> rows(JsonNode response) {
        List<JsonNode> rows = new ArrayList<>();
        response.get("rows").forEach(rows::add);
        return rows;
    }

    private static BigDecimal spend(int day) {
        return BigDecimal.valueOf((day < 10 ? 1 : 0) + (day >= 5 ? 10 : 0));
    }

    private static void deliver(Store store, String account) throws SQLException {
        String prefix = account.substring(4);
        for (String ad : List.of("1", "2")) {
            store.object(1, account, "campaign", prefix + "70", "Campaign", prefix + "70", null);
            store.object(1, account, "adset", prefix + "80", "Ad set", prefix + "70", prefix + "80");
            store.object(1, account, "ad", prefix + "9" + ad, ad.equals("1") ? "early" : "late", prefix + "70", prefix + "80");
        }
        for (LocalDate day : FIRST.datesUntil(TODAY.plusDays(1)).toList()) {
            if (day.equals(LACKING) && account.equals("act_63")) {
                continue;
            }
            store.ledger(1, account, Granularity.DAY, day, day, day.equals(TODAY) ? "open" : "final");
            if (day.getDayOfMonth() <= 10) {
                store.row(1, account, row(prefix, "1", day, 1, "1"));
            }
            if (day.getDayOfMonth() > 5) {
                store.row(1, account, row(prefix, "2", day, 0, "10"));
            }
        }
        store.rollUp(1, account);
    }

    private static AdRow row(String prefix, String ad, LocalDate day, long clicks, String spend) {
        return new AdRow(prefix + "70", prefix + "80", prefix + "9" + ad, Granularity.DAY, day, day, 100, clicks,
                new BigDecimal(spend), 90, clicks, clicks, 1, Map.of());
    }

    private static JsonNode response(String path, String query) {
        Response response = get(path, query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return Api.json(response);
    }

    private static Response get(String path, String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return Api.as("client").queryParams(parameters).get("/api/facebook/data/" + path);
    }
}
