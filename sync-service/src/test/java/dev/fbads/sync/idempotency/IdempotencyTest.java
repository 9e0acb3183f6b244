package dev.fbads.sync.idempotency;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.FinalMonth;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import io.restassured.response.ValidatableResponse;

/** A repeated request with the same key returns one sync. */
@SyncServiceTest
class IdempotencyTest {

    private static final LocalDate UNTIL = FinalMonth.day(20);

    @Inject
    private Idempotency idempotency;

    private final Tenant tenant = Tenant.in("America/Toronto");
    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameKeyAndBodyIsTheSameSyncEvenAfterItsEnd() {
        String first = post(tenant, key, body(4)).statusCode(202).extract().path("sync_id");
        awaitCompleted();
        Tenant.sql("DELETE FROM facebook_day_ledger WHERE compte_id = ?", tenant.compteId());

        post(tenant, "\"" + key + "\"", body(4).replace(",", " , ")).statusCode(202).body("sync_id", equalTo(first))
                .body("state", equalTo("completed"));

        assertThat(FakeGateway.calls(tenant.accountId())).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedInTheCallersLanguage() {
        post(tenant, key, body(4)).statusCode(202);

        post(tenant, key, body(5)).statusCode(422).contentType("application/problem+json")
                .body("code", equalTo("idempotency_key_reused")).body("title", startsWith("This idempotency key"));
        tenant.request().contentType("application/json").header("Accept-Language", "fr").header("Idempotency-Key", key)
                .body(body(5)).post("/api/facebook/sync").then().statusCode(422)
                .body("title", startsWith("Cette clé d'idempotence"));

        assertThat(syncs(tenant)).isEqualTo(1);
    }

    @Test
    void aRequestThatFoundEverythingStoredIsPlannedAgain() {
        post(tenant, UUID.randomUUID().toString(), body(4)).statusCode(202);
        awaitCompleted();
        post(tenant, key, body(4)).statusCode(200).body("state", equalTo("complete"));
        Tenant.sql("DELETE FROM facebook_day_ledger WHERE compte_id = ?", tenant.compteId());

        String anew = post(tenant, key, body(4)).statusCode(202).extract().path("sync_id");

        post(tenant, key, body(4)).statusCode(202).body("sync_id", equalTo(anew));
        post(tenant, key, body(5)).statusCode(422);
    }

    @Test
    void ofTwentyIdenticalConcurrentRequestsOneCreatesTheSync() {
        List<CompletableFuture<String>> posts = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> post(tenant, key, body(4)).statusCode(202).extract().<String> path("sync_id")))
                .toList();

        Set<String> ids = posts.stream().map(CompletableFuture::join).collect(Collectors.toSet());

        assertThat(ids).hasSize(1);
        assertThat(syncs(tenant)).isEqualTo(1);
    }

    @Test
    void ofTwoDifferentConcurrentRequestsWithOneKeyOneIsRefused() {
        String other = body(4).replace(tenant.accountId(), tenant.addAccount());

        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> status(body(4)));
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(() -> status(other));

        assertThat(List.of(one.join(), two.join())).containsExactlyInAnyOrder(202, 422);
    }

    @Test
    void aKeyBelongsToOneUser() {
        Tenant stranger = Tenant.in("America/Toronto");
        post(tenant, key, body(4)).statusCode(202);

        post(stranger, key, body(4).replace(tenant.accountId(), stranger.accountId())).statusCode(202);

        assertThat(syncs(stranger)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "with blank", "clé", "\"", "too-long" })
    void aMalformedKeyIsReported(String malformed) {
        String header = malformed.equals("too-long") ? "x".repeat(256) : malformed;

        post(tenant, header, body(4)).statusCode(400).body("code", equalTo("invalid_request"))
                .body("errors[0].field", equalTo("Idempotency-Key")).body("errors[0].code", equalTo("invalid_idempotency_key"));

        assertThat(syncs(tenant)).isZero();
    }

    @Test
    void twoKeysAreRefused() {
        tenant.request().contentType("application/json").header("Idempotency-Key", "a", "b").body(body(4))
                .post("/api/facebook/sync").then().statusCode(400).body("errors[0].code", equalTo("given_twice"));
    }

    @Test
    void aKeyExpiresAfterADay() {
        String first = post(tenant, key, body(4)).statusCode(202).extract().path("sync_id");
        awaitCompleted();
        post(tenant, "young", body(4));
        Tenant.sql(
                "UPDATE facebook_idempotency_keys SET created_at = now() - interval '25 hours' WHERE compte_id = ? AND key = ?",
                tenant.compteId(), key);
        Tenant.sql("DELETE FROM facebook_day_ledger WHERE compte_id = ?", tenant.compteId());

        String second = post(tenant, key, body(4)).statusCode(202).extract().path("sync_id");
        Tenant.sql(
                "UPDATE facebook_idempotency_keys SET created_at = now() - interval '25 hours' WHERE compte_id = ? AND key = ?",
                tenant.compteId(), key);
        idempotency.sweep().await().atMost(PATIENCE);

        assertThat(second).isNotEqualTo(first);
        assertThat(tenant.rows("SELECT key FROM facebook_idempotency_keys WHERE compte_id = ?")).containsExactly("young");
    }

    @Test
    void theHeaderAndItsRefusalAreDocumented() {
        given().queryParam("format", "json").get("/q/openapi").then().statusCode(200)
                .body("paths.'/api/facebook/sync'.post.parameters.name", hasItem("Idempotency-Key"))
                .body("paths.'/api/facebook/sync'.post.responses.'422'.$ref", equalTo("#/components/responses/Reused"))
                .body("components.responses.Reused.description", containsString("idempotency_key_reused"));
    }

    private int status(String body) {
        return post(tenant, key, body).extract().statusCode();
    }

    private String body(int days) {
        return "{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\"}".formatted(tenant.accountId(),
                UNTIL.minusDays(days - 1L), UNTIL);
    }

    private static ValidatableResponse post(Tenant caller, String key, String body) {
        return caller.request().contentType("application/json").header("Idempotency-Key", key).body(body)
                .post("/api/facebook/sync").then();
    }

    private static int syncs(Tenant tenant) {
        return Integer.parseInt(tenant.rows("SELECT count(*) FROM facebook_sync_status WHERE compte_id = ?").get(0));
    }

    private void awaitCompleted() {
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo("completed"));
    }
}
