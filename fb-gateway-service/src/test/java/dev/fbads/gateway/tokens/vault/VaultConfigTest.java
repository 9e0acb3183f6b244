package dev.fbads.gateway.tokens.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class VaultConfigTest {

    @Test
    void keysCanBeSetByEnvironmentVariables() {
        VaultConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of("FBADS_VAULT_KEYS_LOCAL", "a2V5", "FBADS_VAULT_KEYS_K2026", "a2V6",
                        "FBADS_VAULT_ACTIVE_KEY", "local"), 300))
                .withMapping(VaultConfig.class)
                .build()
                .getConfigMapping(VaultConfig.class);

        assertThat(config.keys()).containsExactlyInAnyOrderEntriesOf(Map.of("local", "a2V5", "k2026", "a2V6"));
        assertThat(config.activeKey()).isEqualTo("local");
    }
}
