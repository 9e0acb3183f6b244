package dev.fbads.sync.settings;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;
import io.restassured.response.ValidatableResponse;

/** Members of a compte read its settings, managers change them, and sync requests apply them. */
@SyncServiceTest
class SettingsResourceTest {

    private static final String DAY = TestClock.TODAY.minusDays(20).toString();

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Test
    void aCompteWithoutSettingsHasTheDefaultSets() {
        read(tenant, "").statusCode(200).body("compte_id", equalTo(tenant.compteId())).body("breakdown_sets", contains("none"))
                .body("is_default", equalTo(true)).body("updated_by", nullValue());
    }

    @Test
    void settingsOfAManagerAreReadByMembersAndApplyToRequestsWithoutSets() {
        tenant.managed();

        write(tenant, "", "{\"breakdown_sets\":[\"action_device\",\"country\"]}").statusCode(200)
                .body("breakdown_sets", contains("none", "country", "action_device"));

        read(tenant, "?compte_id=" + tenant.compteId()).statusCode(200)
                .body("breakdown_sets", contains("none", "country", "action_device")).body("is_default", equalTo(false))
                .body("updated_by", equalTo("user-" + tenant.compteId())).body("updated_at", notNullValue());
        tenant.requestSync(DAY, DAY).then().statusCode(202).body("breakdown_sets",
                contains("none", "country", "action_device"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(FakeGateway.requests(tenant.accountId()))
                .extracting(request -> request.path("breakdown_set").asText() + " " + request.path("role").asText())
                .containsExactlyInAnyOrder("none responsable", "country responsable", "action_device background"));
    }

    @Test
    void aRequestThatNamesSetsFetchesOnlyThose() {
        tenant.managed();
        write(tenant, "", "{\"breakdown_sets\":[\"country\"]}").statusCode(200);

        tenant.request().contentType("application/json")
                .body("{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\",\"breakdown_sets\":[\"region\"]}"
                        .formatted(tenant.accountId(), DAY, DAY))
                .post("/api/facebook/sync").then().statusCode(202).body("breakdown_sets", contains("region"));
    }

    @Test
    void onlyManagersChangeSettingsOfTheirOwnComptes() {
        Tenant manager = Tenant.in("America/Toronto").managed();
        String sets = "{\"breakdown_sets\":[\"country\"]}";

        write(tenant, "", sets).statusCode(403).body("code", equalTo("forbidden"));
        write(manager, "?compte_id=" + tenant.compteId(), sets).statusCode(403);
        write(manager, "?compte_id=99999999", sets).statusCode(403);
        read(manager, "?compte_id=" + tenant.compteId()).statusCode(403);
        read(manager, "?compte_id=99999999").statusCode(403);
        given().get("/api/facebook/settings").then().statusCode(401);

        assertThat(Tenant.select("SELECT count(*) FROM facebook_compte_settings WHERE compte_id IN (?, ?)", tenant.compteId(),
                manager.compteId())).containsExactly("0");
    }

    @Test
    void aCallerOfSeveralComptesMustNameOne() {
        Tenant other = Tenant.in("Europe/Paris");
        Tenant.sql("INSERT INTO compte_gestionnaires (compte_id, user_id) VALUES (?, ?), (?, ?)", other.compteId(),
                "user-" + tenant.compteId(), tenant.compteId(), "user-" + tenant.compteId());

        read(tenant, "").statusCode(400).body("code", equalTo("compte_required"));
        write(tenant, "", "{\"breakdown_sets\":[\"country\"]}").statusCode(400).body("code", equalTo("compte_required"));
        write(tenant, "?compte_id=" + other.compteId(), "{\"breakdown_sets\":[\"country\"]}").statusCode(200)
                .body("compte_id", equalTo(other.compteId()));
    }

    @Test
    void allViolationsAreReportedAtOnce() {
        tenant.managed();

        write(tenant, "", "{\"breakdown_sets\":[\"none\",\"cities\",\"action_label\"],\"mode\":1}").statusCode(400)
                .body("errors.field", contains("mode", "breakdown_sets[1]", "breakdown_sets[2]"))
                .body("errors.code", contains("unknown_field", "unknown_breakdown_set", "breakdown_not_at_meta"));
        for (String name : List.of("action_platform", "action_display_format", "action_product_id", "action_label",
                "action_link_url", "action_post_id")) {
            write(tenant, "", "{\"breakdown_sets\":[\"%s\"]}".formatted(name)).statusCode(400)
                    .body("errors[0].code", equalTo("breakdown_not_at_meta"));
        }
        write(tenant, "", "{}").statusCode(400).body("errors[0].code", equalTo("required"));
        write(tenant, "", "{\"breakdown_sets\":[]}").statusCode(400).body("errors[0].code", equalTo("invalid_type"));
        write(tenant, "", "{\"breakdown_sets\":\"none\"}").statusCode(400).body("errors[0].code", equalTo("invalid_type"));
        write(tenant, "", "[]").statusCode(400).body("code", equalTo("malformed_json"));
        write(tenant, "?compte_id=x", "{\"breakdown_sets\":[\"none\"]}").statusCode(400)
                .body("errors[0].field", equalTo("compte_id"));
        read(tenant, "").body("is_default", equalTo(true));
    }

    private static ValidatableResponse read(Tenant who, String query) {
        return who.request().get("/api/facebook/settings" + query).then();
    }

    private static ValidatableResponse write(Tenant who, String query, String body) {
        return who.request().contentType("application/json").body(body).put("/api/facebook/settings" + query).then();
    }
}
