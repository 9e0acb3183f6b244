package dev.fbads.service.startup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

/**
 * The settings that several services share: clock, service token, passwords, and TLS to the OIDC issuer, Redis and
 * Kafka on another machine.
 */
@Singleton
public class ConnectionSafety implements SafetyCheck {

    private static final int MIN_SERVICE_TOKEN = 32;
    private static final Set<String> KAFKA_WITH_TLS = Set.of("SSL", "SASL_SSL");

    private final Config config;

    ConnectionSafety(Config config) {
        this.config = config;
    }

    @Override
    public List<String> unsafeSettings() {
        List<String> unsafe = new ArrayList<>();
        if (value("fbads.clock.instant").isPresent()) {
            unsafe.add("fbads.clock.instant must not be set: production follows the real time");
        }
        if (config.getOptionalValue("fbads.internal.service-token", String.class).isPresent()
                && value("fbads.internal.service-token").orElse("").length() < MIN_SERVICE_TOKEN) {
            unsafe.add("fbads.internal.service-token must have at least " + MIN_SERVICE_TOKEN + " characters");
        }
        Stream.of("quarkus.datasource", "quarkus.flyway").filter(this::hasItsNameAsPassword)
                .forEach(role -> unsafe.add(role + ".password must not be the name of its role"));
        Stream.of("quarkus.oidc.auth-server-url", "quarkus.oidc.jwks-path")
                .filter(property -> value(property).filter(url -> isPlain(url, "http")).isPresent())
                .forEach(property -> unsafe.add(property + " must be https: the keys that verify bearer tokens come from it"));
        if (value("quarkus.redis.hosts").filter(hosts -> any(hosts, host -> isPlain(host, "redis"))).isPresent()) {
            unsafe.add("quarkus.redis.hosts must be rediss:// where a host is not this machine");
        }
        if (value("kafka.bootstrap.servers").filter(servers -> any(servers, host -> isPlain("kafka://" + host, "kafka")))
                .isPresent()
                && !KAFKA_WITH_TLS.contains(value("kafka.security.protocol").orElse("").toUpperCase(Locale.ROOT))) {
            unsafe.add("kafka.security.protocol must be SSL or SASL_SSL where a broker is not on this machine");
        }
        return unsafe;
    }

    private boolean hasItsNameAsPassword(String role) {
        return value(role + ".password").filter(password -> value(role + ".username").filter(password::equals).isPresent())
                .isPresent();
    }

    private static boolean any(String list, Predicate<String> test) {
        return Stream.of(list.split(",")).map(String::strip).filter(entry -> !entry.isEmpty()).anyMatch(test);
    }

    private static boolean isPlain(String address, String plainScheme) {
        try {
            URI uri = new URI(address);
            return plainScheme.equalsIgnoreCase(uri.getScheme()) && !LocalHosts.contains(uri.getHost());
        } catch (URISyntaxException malformed) {
            // Its message would quote the address, which may contain a password.
            return address.regionMatches(true, 0, plainScheme + "://", 0, plainScheme.length() + 3);
        }
    }

    /** The value without surrounding space; empty where it is absent or blank. */
    private Optional<String> value(String property) {
        return config.getOptionalValue(property, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }
}
