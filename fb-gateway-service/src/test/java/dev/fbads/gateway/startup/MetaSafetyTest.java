package dev.fbads.gateway.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.gateway.graph.CredentialsConfig;
import dev.fbads.gateway.testing.TestGraphConfig;
import dev.fbads.gateway.webhooks.WebhooksConfig;

class MetaSafetyTest {

    private static final String META = "https://graph.facebook.com";
    private static final Credentials NO_APP = new Credentials(Optional.empty(), Optional.empty());
    private static final Webhooks WEBHOOKS = new Webhooks(true, "verify-token", "app-secret");

    @Test
    void safeSettingsAreNotNamed() {
        assertThat(find(META, NO_APP, WEBHOOKS)).isEmpty();
        assertThat(find(META, new Credentials(Optional.of("4711"), Optional.of("secret")), WEBHOOKS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://graph.facebook.com", "http://127.0.0.1:8085", "https://localhost:8085", "https://[::1]" })
    void aPlainOrLocalGraphIsNamed(String url) {
        assertThat(find(url, NO_APP, WEBHOOKS)).singleElement().asString().startsWith("fbads.graph.url ");
    }

    @Test
    void anAppWithoutItsSecretIsNamed() {
        assertThat(find(META, new Credentials(Optional.of("4711"), Optional.of(" ")), WEBHOOKS)).singleElement().asString()
                .startsWith("fbads.graph.app-secret ");
    }

    @ParameterizedTest
    @CsvSource({ "'',secret,fbads.webhooks.verify-token", ",secret,fbads.webhooks.verify-token",
            "token,' ',fbads.webhooks.app-secret", "token,,fbads.webhooks.app-secret" })
    void missingWebhookSecretsAreNamed(String token, String secret, String property) {
        assertThat(find(META, NO_APP, new Webhooks(true, token, secret))).singleElement().asString().startsWith(property + " ");
    }

    @Test
    void anInstallationWithoutWebhooksNeedsNoSecretsForThem() {
        assertThat(find(META, NO_APP, new Webhooks(false, null, null))).isEmpty();
    }

    private static List<String> find(String url, CredentialsConfig credentials, WebhooksConfig webhooks) {
        return new MetaSafety(new TestGraphConfig(URI.create(url)), credentials, webhooks).unsafeSettings();
    }

    private record Webhooks(boolean enabled, String token, String secret) implements WebhooksConfig {

        @Override
        public Optional<String> verifyToken() {
            return Optional.ofNullable(token);
        }

        @Override
        public Optional<String> appSecret() {
            return Optional.ofNullable(secret);
        }

        @Override
        public int dedupSize() {
            return 1;
        }

        @Override
        public Duration dedupTtl() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration publishTimeout() {
            return Duration.ofSeconds(1);
        }
    }

    private record Credentials(Optional<String> appId, Optional<String> appSecret) implements CredentialsConfig {

        @Override
        public Optional<String> token() {
            return Optional.empty();
        }
    }
}
