package dev.fbads.sync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.insights.BreakdownSet;
import io.smallrye.config.SmallRyeConfigBuilder;

class SettingsConfigTest {

    @Test
    void setsAreConfiguredUnderTheirNamesOnTheWire() {
        assertThat(sets("age_gender,country")).containsExactly(BreakdownSet.NONE, BreakdownSet.AGE_GENDER, BreakdownSet.COUNTRY)
                .isEqualTo(sets("country,none,age_gender"));
    }

    private static List<BreakdownSet> sets(String value) {
        SettingsConfig config = new SmallRyeConfigBuilder()
                .withMapping(SettingsConfig.class)
                .withDefaultValue("fbads.settings.breakdown-sets", value)
                .build()
                .getConfigMapping(SettingsConfig.class);
        return ImportedSets.of(config.breakdownSets()).sets();
    }
}
