package dev.fbads.gateway.tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Sql;
import dev.fbads.gateway.testing.StoredTestToken;
import dev.fbads.gateway.tokens.vault.Vault;
import dev.fbads.gateway.tokens.vault.VaultConfig;
import dev.fbads.gateway.tokens.vault.VaultKeys;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class KeyRotationResourceTest {

    private static final int TOKENS = 130;

    @Inject
    StoredTestToken storedTokens;

    @Inject
    VaultConfig config;

    @Test
    void everyTokenIsReEncryptedWhileItIsRead() throws Exception {
        List<UUID> ids = sealedWithTheOldKey();
        AtomicBoolean done = new AtomicBoolean();
        try (var readers = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> reading = List.of(readers.submit(() -> readAll(ids, done)),
                    readers.submit(() -> readAll(ids, done)));

            rotate().statusCode(200).body("active_key", equalTo("local")).body("rotated", equalTo(TOKENS))
                    .body("unreadable", equalTo(0));

            done.set(true);
            for (Future<Integer> reader : reading) {
                assertThat(reader.get()).isPositive();
            }
        }
        assertThat(Sql.rows("SELECT DISTINCT key_id FROM gateway.tokens")).containsExactly("local");
        rotate().statusCode(200).body("rotated", equalTo(0));
    }

    @Test
    void aTokenThatNoKeyDecryptsIsCountedAndUnchanged() {
        UUID broken = sealedWithTheOldKey().getFirst();
        Sql.run("UPDATE gateway.tokens SET ciphertext = ciphertext || '\\x00'::bytea WHERE id = ?", broken);

        rotate().statusCode(200).body("rotated", greaterThanOrEqualTo(TOKENS - 1)).body("unreadable", equalTo(1));

        assertThat(Sql.rows("SELECT id FROM gateway.tokens WHERE key_id = 'old'")).containsExactly(broken.toString());
    }

    @Test
    void theServiceTokenIsNeeded() {
        given().post("/internal/tokens/rotate").then().statusCode(401);
    }

    private int readAll(List<UUID> ids, AtomicBoolean done) {
        int rounds = 0;
        do {
            for (UUID id : ids) {
                assertThat(storedTokens.opened(id)).isEqualTo("token-" + ids.indexOf(id));
            }
            rounds++;
        } while (!done.get());
        return rounds;
    }

    private List<UUID> sealedWithTheOldKey() {
        Vault old = new Vault(new VaultKeys(Map.copyOf(config.keys()), "old"), new SecureRandom());
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < TOKENS; i++) {
            ids.add(storedTokens.add(old, 7, "token-" + i, new TokenState.Valid(null)));
        }
        return ids;
    }

    private static ValidatableResponse rotate() {
        return given().header("Authorization", "Bearer test-service-token-of-32-characters!")
                .post("/internal/tokens/rotate").then();
    }
}
