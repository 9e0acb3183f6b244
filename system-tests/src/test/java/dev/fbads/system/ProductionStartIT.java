package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/** Services as they are shipped, started in the profile {@code prod} with the settings of the local stack. */
@ExtendWith(RunningSuite.class)
class ProductionStartIT {

    @ParameterizedTest
    @ValueSource(strings = { "fb-gateway-service", "sync-service", "query-service", "notifier-service" })
    void everyServiceNamesTheUnsafeSettingAndStops(String service, Stack stack) {
        assertThatThrownBy(() -> stack.startReplica(service, Map.of("QUARKUS_PROFILE", "prod")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("unsafe settings: ")
                .hasMessageContaining("fbads.clock.instant must not be set");
    }
}
