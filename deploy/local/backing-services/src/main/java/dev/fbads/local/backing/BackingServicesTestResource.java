package dev.fbads.local.backing;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.fbads.local.backing.testing.SharedBackingServices;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Gives a Quarkus test PostgreSQL, Kafka, Redis and an OIDC provider on free ports with temporary data.
 *
 * <p>
 * {@code @QuarkusTestResource(value = BackingServicesTestResource.class, initArgs = @ResourceArg(name = "services", value =
 * "postgres,kafka"))} starts only what is named; all four by default. They are started once per test JVM and shared by
 * every test profile, so a test must not rely on an empty database. {@link #current()} reaches them from a test.
 */
public class BackingServicesTestResource implements QuarkusTestResourceLifecycleManager {

    /** The init argument that names the services, separated by commas. */
    public static final String SERVICES = "services";

    private Set<ServiceKind> services = EnumSet.allOf(ServiceKind.class);

    @Override
    public void init(Map<String, String> initArgs) {
        var named = initArgs.get(SERVICES);
        if (named == null || named.isBlank()) {
            return;
        }
        services = EnumSet.noneOf(ServiceKind.class);
        for (var name : named.split(",")) {
            services.add(ServiceKind.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        }
    }

    @Override
    public Map<String, String> start() {
        return SharedBackingServices.with(services).environment();
    }

    /** Does nothing: the next test profile uses them too, and they end with the JVM. */
    @Override
    public void stop() {
        // shared, see the class comment
    }

    /**
     * What was started for the tests of this JVM.
     *
     * @throws IllegalStateException when nothing was started yet
     */
    public static BackingServices current() {
        return SharedBackingServices.current();
    }
}
