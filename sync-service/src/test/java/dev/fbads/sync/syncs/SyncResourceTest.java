package dev.fbads.sync.syncs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;
import io.restassured.response.ValidatableResponse;

/** Responses to invalid requests, which change nothing. */
@SyncServiceTest
class SyncResourceTest {

    private static final String YESTERDAY = TestClock.TODAY.minusDays(1).toString();

    private final Tenant tenant = Tenant.in("Europe/Paris");

    @AfterEach
    void nothingWasWritten() {
        assertThat(tenant.rows("SELECT count(*) FROM facebook_sync_status WHERE compte_id = ?")).containsExactly("0");
        assertThat(tenant.rows("SELECT count(*) FROM facebook_sync_jobs WHERE compte_id = ?")).containsExactly("0");
    }

    @Test
    void anUnknownAndAForeignAccountAreNotFoundAlike() {
        Tenant other = Tenant.in("Europe/Paris");

        String unknown = problem(requestSync("act_404404", YESTERDAY, YESTERDAY), 404, "account_not_found").extract()
                .asString();
        String foreign = problem(requestSync(other.accountId(), YESTERDAY, YESTERDAY), 404, "account_not_found").extract()
                .asString();

        assertThat(foreign).isEqualTo(unknown);
        problem(tenant.request().get("/api/facebook/status/" + other.accountId()).then(), 404, "account_not_found");
    }

    @Test
    void aFutureDayIsRefusedInTheCallersLanguage() {
        String future = TestClock.TODAY.plusDays(1).toString();

        problem(requestSync(tenant.accountId(), YESTERDAY, future), 400, "invalid_request")
                .body("errors[0].field", equalTo("until"))
                .body("errors[0].code", equalTo("future_date"))
                .body("errors[0].message", startsWith("The period may not go beyond today"));
        tenant.request().contentType("application/json").header("Accept-Language", "fr-CA,fr;q=0.9,en;q=0.5")
                .body(body(tenant.accountId(), YESTERDAY, future)).post("/api/facebook/sync").then()
                .statusCode(400)
                .body("title", equalTo("La requête n'est pas valide."))
                .body("errors[0].message", startsWith("La période ne peut pas dépasser aujourd'hui"));
    }

    @Test
    void moreThanThirtySevenMonthsBackIsRefused() {
        String tooOld = TestClock.TODAY.minusMonths(37).toString();

        problem(requestSync(tenant.accountId(), tooOld, YESTERDAY), 400, "invalid_request")
                .body("errors[0].field", equalTo("since"))
                .body("errors[0].code", equalTo("before_history"));
    }

    @Test
    void aReversedPeriodIsRefused() {
        problem(requestSync(tenant.accountId(), YESTERDAY, LocalDate.parse(YESTERDAY).minusDays(1).toString()), 400,
                "invalid_request")
                .body("errors[0].code", equalTo("reversed_period"));
    }

    @Test
    void aBreakdownThatMetaDoesNotOfferIsReported() {
        problem(post("{\"account_id\":\"%s\",\"date_preset\":\"yesterday\",\"breakdown_sets\":[\"action_link_url\"]}"
                .formatted(tenant.accountId())), 400, "invalid_request")
                .body("errors[0].code", equalTo("breakdown_not_at_meta"))
                .body("errors[0].message", containsString("action_link_url"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "", "[]", "not json", "{\"account_id\":}" })
    void aBodyThatIsNotAJsonObjectIsMalformed(String body) {
        problem(post(body), 400, "malformed_json");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        problem(tenant.request().contentType("text/plain").body("x").post("/api/facebook/sync").then(), 415,
                "unsupported_media_type");
    }

    @Test
    void requestsWithoutValidTokenAreRefused() {
        String body = body(tenant.accountId(), YESTERDAY, YESTERDAY);
        problem(given().contentType("application/json").body(body).post("/api/facebook/sync").then(), 401, "unauthenticated");
        problem(given().auth().oauth2("not.a.token").contentType("application/json").body(body).post("/api/facebook/sync")
                .then(),
                401, "unauthenticated");
        problem(given().auth().oauth2(tenant.token("fbads", Duration.ofMinutes(-10))).contentType("application/json").body(body)
                .post("/api/facebook/sync").then(), 401, "unauthenticated");
        problem(given().auth().oauth2(tenant.token("another", Duration.ofHours(1))).contentType("application/json").body(body)
                .post("/api/facebook/sync").then(), 401, "unauthenticated");
    }

    @Test
    void anAccountOfSeveralComptesRequiresCompteId() {
        Tenant second = Tenant.in("Europe/Paris");
        Tenant.sql("INSERT INTO facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name) "
                + "VALUES (?, ?, 'Shared', 'EUR', 'Europe/Paris')", second.compteId(), tenant.accountId());
        Tenant.sql("INSERT INTO compte_users_clients (compte_id, user_id) VALUES (?, ?)", second.compteId(),
                "user-" + tenant.compteId());

        problem(requestSync(tenant.accountId(), YESTERDAY, YESTERDAY), 400, "compte_required");
        tenant.request().queryParam("compte_id", tenant.compteId()).get("/api/facebook/status/" + tenant.accountId()).then()
                .statusCode(200).body("compte_id", equalTo(tenant.compteId()));
    }

    @Test
    void aSyncThatDoesNotExistIsNotFound() {
        problem(tenant.request().queryParam("sync_id", "nope").get("/api/facebook/status/" + tenant.accountId()).then(), 404,
                "sync_not_found");
    }

    @Test
    void anUnknownPathReturnsAProblem() {
        problem(tenant.request().get("/api/facebook/nothing").then(), 404, "not_found");
    }

    private ValidatableResponse requestSync(String accountId, String since, String until) {
        return post(body(accountId, since, until));
    }

    private ValidatableResponse post(String body) {
        return tenant.request().contentType("application/json").body(body).post("/api/facebook/sync").then();
    }

    private static String body(String accountId, String since, String until) {
        return "{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\"}".formatted(accountId, since, until);
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
