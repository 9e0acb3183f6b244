package dev.fbads.service.startup;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Ends a start in the profile {@code prod} when a setting is unsafe, and names all of them. */
@Singleton
public class ProductionCheck {

    private static final String PRODUCTION = "prod";

    private final List<SafetyCheck> checks;

    ProductionCheck(@All List<SafetyCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Before any consumer or scheduler starts. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        if (!ConfigUtils.isProfileActive(PRODUCTION)) {
            return;
        }
        List<String> unsafe = checks.stream().flatMap(check -> check.unsafeSettings().stream()).sorted().toList();
        if (!unsafe.isEmpty()) {
            throw new ConfigurationException("unsafe settings: " + String.join("; ", unsafe));
        }
    }
}
