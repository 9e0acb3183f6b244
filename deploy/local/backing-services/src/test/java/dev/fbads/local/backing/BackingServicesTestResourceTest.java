package dev.fbads.local.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** The test resource is shared by all class loaders of a JVM. */
class BackingServicesTestResourceTest {

    @Test
    void aSecondClassLoaderSeesTheSameServices() throws Exception {
        var resource = new BackingServicesTestResource();
        resource.init(Map.of(BackingServicesTestResource.SERVICES, "redis, oidc"));
        var environment = resource.start();

        try (var loader = childFirst()) {
            var foreign = loader.loadClass(BackingServicesTestResource.class.getName());
            var services = foreign.getMethod("current").invoke(null);

            assertThat(foreign).isNotEqualTo(BackingServicesTestResource.class);
            var interfaceThere = loader.loadClass(BackingServices.class.getName());
            assertThat(interfaceThere.getMethod("environment").invoke(services)).isEqualTo(environment);
            var oidc = interfaceThere.getMethod("oidc").invoke(services);
            var token = loader.loadClass("dev.fbads.local.backing.oidc.OidcService").getMethod("token", String.class)
                    .invoke(oidc, "client");
            assertThat(token).asString().contains(".");
        }

        assertThat(environment).containsKeys("FBADS_REDIS", "FBADS_OIDC").doesNotContainKey("FBADS_DB_PORT");
        assertThat(RedisProbe.send(BackingServicesTestResource.current().redis().port(), "PING")).isEqualTo("+PONG");
        assertThatThrownBy(() -> BackingServicesTestResource.current().kafka()).hasMessageContaining("Kafka");
    }

    private static URLClassLoader childFirst() {
        var urls = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).map(entry -> {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (java.net.MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }).toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }
}
