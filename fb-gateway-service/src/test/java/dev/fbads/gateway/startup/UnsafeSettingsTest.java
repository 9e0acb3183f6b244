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

class UnsafeSettingsTest {

    private static final String SERVICE_TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void safe_settings_are_none() {
        assertThat(find("https://graph.facebook.com", "token", SERVICE_TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "short", "                                                x" })
    void a_short_service_token_is_named_and_not_shown(String serviceToken) {
        assertThat(find("https://graph.facebook.com", "token", serviceToken)).singleElement().asString()
                .startsWith("fbads.internal.service-token ").doesNotContain("short ");
    }

    @Test
    void an_app_without_its_secret_is_named() {
        assertThat(UnsafeSettings.find(new TestGraphConfig(URI.create("https://graph.facebook.com")),
                new Tokens("token", Optional.of("4711")), () -> SERVICE_TOKEN, new Webhooks(true, "v", "s"))).singleElement()
                .asString()
                .startsWith("fbads.graph.app-secret ");
    }

    @ParameterizedTest
    @CsvSource({ "'',secret,fbads.webhooks.verify-token", ",secret,fbads.webhooks.verify-token",
            "token,' ',fbads.webhooks.app-secret", "token,,fbads.webhooks.app-secret" })
    void missing_webhook_secrets_are_named(String token, String secret, String property) {
        assertThat(UnsafeSettings.find(new TestGraphConfig(URI.create("https://graph.facebook.com")),
                new Tokens("token", Optional.empty()), () -> SERVICE_TOKEN, new Webhooks(true, token, secret))).singleElement()
                .asString().startsWith(property + " ");
    }

    @Test
    void an_installation_without_webhooks_needs_no_secrets_for_them() {
        assertThat(UnsafeSettings.find(new TestGraphConfig(URI.create("https://graph.facebook.com")),
                new Tokens("token", Optional.empty()), () -> SERVICE_TOKEN, new Webhooks(false, null, null))).isEmpty();
    }

    @Test
    void plain_http_is_for_this_machine_only() {
        assertThat(find("http://127.0.0.1:8085", "token", SERVICE_TOKEN)).isEmpty();
        assertThat(find("http://graph.facebook.com", "token", SERVICE_TOKEN)).singleElement().asString()
                .startsWith("fbads.graph.url ");
    }

    private static List<String> find(String url, String token, String serviceToken) {
        return UnsafeSettings.find(new TestGraphConfig(URI.create(url)), new Tokens(token, Optional.empty()),
                () -> serviceToken, new Webhooks(true, "v", "s"));
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

    private record Tokens(String secret, Optional<String> appId) implements CredentialsConfig {

        @Override
        public Optional<String> token() {
            return Optional.of(secret);
        }

        @Override
        public Optional<String> appSecret() {
            return Optional.empty();
        }
    }
}
