package dev.fbads.simulator.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.fbads.simulator.SimulatorConfig;
import dev.fbads.simulator.TestConfig;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.Dataset;
import dev.fbads.simulator.dataset.EffectiveStatus;

class LimitSettingsTest {

    @Test
    void nothingIsEnforcedUnlessConfigured() {
        assertThat(LimitSettings.of(TestConfig.defaults().limits()).enabled()).isFalse();
    }

    @Test
    void theTierAndTheActiveAdsDecideUnlessAMaximumIsConfigured() {
        SimulatorConfig config = TestConfig.with(Map.of("fbads.simulator.limits.enabled", "true",
                "fbads.simulator.limits.tier", "development-access", "fbads.simulator.limits.max.buc-insights", "5"));
        LimitSettings settings = LimitSettings.of(config.limits());
        AdAccount account = new Dataset(config, List.of()).accounts().getFirst();
        long active = account.ads().stream().filter(ad -> ad.status() == EffectiveStatus.ACTIVE).count();

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.maximum(Regime.BUC_INSIGHTS, Optional.of(account))).isEqualTo(5);
        assertThat(active).isPositive();
        assertThat(settings.maximum(Regime.BUC_MANAGEMENT, Optional.of(account))).isEqualTo((int) (300 + 40 * active));
        assertThat(settings.maximum(Regime.SCORE, Optional.of(account))).isEqualTo(60);
        assertThat(settings.maximum(Regime.APP, Optional.empty())).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aMaximumOfNothingIsRefused() {
        Map<Regime, Integer> none = Map.of(Regime.APP, 0);

        assertThatThrownBy(() -> new LimitSettings(true, Tier.STANDARD_ACCESS, HeaderStyle.NUMBERS, none))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
