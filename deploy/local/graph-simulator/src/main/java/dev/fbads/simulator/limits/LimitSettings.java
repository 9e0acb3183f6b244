package dev.fbads.simulator.limits;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.fbads.simulator.SimulatorConfig;
import dev.fbads.simulator.control.ControlBody;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.EffectiveStatus;

/**
 * What is enforced.
 *
 * @param enabled whether anything is
 * @param maxima that differ from those of the tier
 */
record LimitSettings(boolean enabled, Tier tier, HeaderStyle headers, Map<Regime, Integer> maxima) {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    LimitSettings {
        maxima = Map.copyOf(maxima);
        if (maxima.values().stream().anyMatch(maximum -> maximum < 1)) {
            throw new IllegalArgumentException("a limit must be at least 1");
        }
    }

    static LimitSettings of(SimulatorConfig.LimitsConfig config) {
        return new LimitSettings(config.enabled(), config.tier(), config.headers(), config.max());
    }

    /** These settings, where the body does not say otherwise. */
    LimitSettings with(ControlBody body) {
        Map<Regime, Integer> changed = new EnumMap<>(Regime.class);
        changed.putAll(maxima);
        for (Regime regime : Regime.values()) {
            body.integer(name(regime)).ifPresent(maximum -> changed.put(regime, maximum));
        }
        return new LimitSettings(body.flag("enabled").orElse(true), body.choice("tier", Tier.class).orElse(tier),
                body.choice("headers", HeaderStyle.class).orElse(headers), changed);
    }

    /** How much may be used in a window. */
    int maximum(Regime regime, Optional<AdAccount> account) {
        return Optional.ofNullable(maxima.get(regime)).orElseGet(() -> switch (regime) {
            case SCORE -> tier.score();
            case BUC_INSIGHTS -> tier.insights(activeAds(account));
            case BUC_MANAGEMENT -> tier.management(activeAds(account));
            case APP, PLATFORM -> NO_LIMIT;
        });
    }

    /** As in JSON and configuration. */
    static String name(Regime regime) {
        return regime.name().toLowerCase(Locale.ROOT);
    }

    private static long activeAds(Optional<AdAccount> account) {
        return account.stream().flatMap(self -> self.ads().stream())
                .filter(ad -> ad.status() == EffectiveStatus.ACTIVE).count();
    }
}
