package dev.fbads.service.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class ConnectionSafetyTest {

    private static final Map<String, String> SAFE = Map.of(
            "fbads.clock.instant", "",
            "fbads.internal.service-token", "0123456789abcdef0123456789abcdef",
            "quarkus.datasource.username", "fbads_sync",
            "quarkus.datasource.password", "a password",
            "quarkus.oidc.auth-server-url", "https://login.example/fbads",
            "quarkus.redis.hosts", "rediss://user:secret@redis-0.example:6379,rediss://redis-1.example:6379",
            "kafka.bootstrap.servers", "kafka-0.example:9093,, kafka-1.example:9093",
            "kafka.security.protocol", "SASL_SSL");

    @Test
    void encryptedConnectionsAndLongSecretsAreSafe() {
        assertThat(unsafe(SAFE)).isEmpty();
    }

    @Test
    void aServiceWithoutASettingIsNotAskedForIt() {
        assertThat(unsafe(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fbads.clock.instant          | 2026-11-18T15:00:00Z
            fbads.internal.service-token | a-short-token
            fbads.internal.service-token | '   a-token-of-24-characters        '
            quarkus.datasource.password  | fbads_sync
            quarkus.oidc.auth-server-url | http://login.example/fbads
            quarkus.redis.hosts          | rediss://redis-0.example:6379,redis://redis-1.example:6379
            quarkus.oidc.jwks-path       | http://login.example/keys
            quarkus.redis.hosts          | redis://:pa^ss@redis-0.example:6379
            quarkus.oidc.auth-server-url | HTTP://login.example/fbads
            kafka.security.protocol      | SASL_PLAINTEXT
            kafka.security.protocol      | ''
            """)
    void anUnsafeSettingIsNamedAndNotShown(String property, String value) {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.put(property, value);

        assertThat(unsafe(settings)).singleElement().asString()
                .startsWith(property + " ")
                .satisfies(sentence -> assertThat(value.isBlank() || !sentence.contains(value.strip())).isTrue());
    }

    @Test
    void theOwnersPasswordIsCheckedToo() {
        assertThat(unsafe(Map.of("quarkus.flyway.username", "fbads_owner", "quarkus.flyway.password", "fbads_owner")))
                .singleElement().asString().startsWith("quarkus.flyway.password ");
    }

    @ParameterizedTest
    @CsvSource({ "localhost", "127.0.0.1", "[::1]" })
    void plainConnectionsWithinTheMachineAreSafe(String host) {
        assertThat(unsafe(Map.of(
                "quarkus.oidc.auth-server-url", "http://%s:8086/fbads".formatted(host),
                "quarkus.redis.hosts", "redis://%s:6379".formatted(host),
                "kafka.bootstrap.servers", host + ":9092"))).isEmpty();
    }

    private static List<String> unsafe(Map<String, String> settings) {
        return new ConnectionSafety(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build()).unsafeSettings();
    }
}
