package dev.fbads.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.gateway.graph.CredentialsConfig;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Sql;
import dev.fbads.gateway.testing.StoredTestToken;
import dev.fbads.gateway.testing.Timeouts;
import dev.fbads.gateway.tokens.vault.Vault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class ConfiguredTokenTest {

    private static final UUID ID = new UUID(0, 1);
    private static final String ORIGINAL = "test-graph-token";

    @Inject
    InstallationTokenRepository repository;

    @Inject
    Vault vault;

    @Inject
    StoredTestToken storedTokens;

    @AfterEach
    void originalAgain() {
        start(Optional.of(ORIGINAL));
    }

    @Test
    void theConfiguredTokenIsStoredEncryptedOnly() {
        start(Optional.of(ORIGINAL));

        assertThat(storedTokens.opened(ID)).isEqualTo(ORIGINAL);
        assertThat(Sql.rows("SELECT t::text, encode(ciphertext, 'escape'), encode(configured_digest, 'escape')"
                + " FROM gateway.tokens t")).noneMatch(row -> row.contains(ORIGINAL));
    }

    @Test
    void anotherConfiguredTokenReplacesIt() {
        Sql.run("INSERT INTO gateway.token_accounts (token_id, account_id, listed) VALUES (?, 'act_1', true)", ID);

        start(Optional.of("another"));

        assertThat(storedTokens.opened(ID)).isEqualTo("another");
        assertThat(Sql.rows("SELECT 1 FROM gateway.token_accounts WHERE token_id = ?", ID)).isEmpty();
    }

    @Test
    void anUnchangedConfiguredTokenLeavesTheStoredOne() {
        List<String> before = sealed();

        start(Optional.of(ORIGINAL + "\n"));

        assertThat(sealed()).isEqualTo(before);
    }

    @Test
    void aRestartLiftsTheQuarantineOfTheConfiguredToken() {
        Sql.run("UPDATE gateway.tokens SET state = 'quarantined', trouble_code = 190, trouble_at = now() WHERE id = ?", ID);

        start(Optional.of(ORIGINAL));

        assertThat(storedTokens.state(ID)).isEqualTo("valid");
    }

    @Test
    void withoutAConfiguredTokenNothingChanges() {
        List<String> before = sealed();

        start(Optional.empty());
        start(Optional.of("  "));

        assertThat(sealed()).isEqualTo(before);
    }

    private void start(Optional<String> token) {
        new ConfiguredToken(new Config(token), repository, vault).imported().await().atMost(Timeouts.LONG);
    }

    private static List<String> sealed() {
        return Sql.rows("SELECT encode(nonce || ciphertext, 'hex') FROM gateway.tokens WHERE id = ?", ID);
    }

    private record Config(Optional<String> token) implements CredentialsConfig {

        @Override
        public Optional<String> appId() {
            return Optional.empty();
        }

        @Override
        public Optional<String> appSecret() {
            return Optional.empty();
        }
    }
}
