package dev.fbads.simulator.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.fbads.simulator.SimulatorConfig;
import dev.fbads.simulator.calls.CallLog;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.graph.GraphException;

/** Counts calls against Meta's limits and refuses those beyond, when that is switched on. */
@Singleton
public class Throttles {

    private static final int READ = 1;
    private static final int WRITE = 3;
    private static final int QUIET_PERCENT = 30;
    private static final int CALLS_PER_PERCENT = 500;

    private final SimulatorConfig config;
    private final Clock clock;
    private final CallLog log;
    private final Map<Key, Gauge> gauges = new HashMap<>();
    private LimitSettings settings;

    Throttles(SimulatorConfig config, Clock clock, CallLog log) {
        this.config = config;
        this.clock = clock;
        this.log = log;
        this.settings = LimitSettings.of(config.limits());
    }

    private record Key(Regime regime, String of) {
    }

    /**
     * The call that wants in.
     *
     * @param app of its token; empty for the one Meta app that there is
     */
    public record Demand(Optional<AdAccount> account, String app, boolean insights, boolean write) {
    }

    /**
     * Counts a call.
     *
     * @throws GraphException when a limit is used up
     */
    public synchronized void admit(Demand demand) {
        if (!settings.enabled()) {
            return;
        }
        Instant now = clock.instant();
        for (Regime regime : regimes(demand)) {
            int points = regime == Regime.SCORE && demand.write() ? WRITE : READ;
            if (!gauge(regime, demand.account(), demand.app()).use(now, points, settings.maximum(regime, demand.account()),
                    settings.tier().block())) {
                throw new GraphException(regime.refusal());
            }
        }
    }

    /** The headers of an answer. */
    public synchronized Map<String, String> headers(Demand demand) {
        String account = demand.account().map(AdAccount::id).orElse("");
        return settings.enabled()
                ? UsageHeaders.of(usage(demand), account, settings.headers())
                : UsageHeaders.of(quiet(), account, settings.headers());
    }

    synchronized LimitSettings settings() {
        return settings;
    }

    synchronized void change(LimitSettings changed) {
        settings = changed;
    }

    /** As configured, with nothing used. */
    synchronized void reset() {
        settings = LimitSettings.of(config.limits());
        gauges.clear();
    }

    /** Refuses everything of a regime until an instant. */
    synchronized void block(Regime regime, Optional<AdAccount> account, Instant until) {
        gauge(regime, account, "").block(until);
    }

    /** Pretends that others use this much. */
    synchronized void pretend(Regime regime, Optional<AdAccount> account, double percent) {
        gauge(regime, account, "").floor(percent);
    }

    private static List<Regime> regimes(Demand demand) {
        List<Regime> regimes = new ArrayList<>(List.of(Regime.APP));
        if (demand.insights()) {
            regimes.add(Regime.PLATFORM);
        }
        if (demand.account().isPresent()) {
            regimes.add(Regime.SCORE);
            regimes.add(demand.insights() ? Regime.BUC_INSIGHTS : Regime.BUC_MANAGEMENT);
        }
        return regimes;
    }

    private Gauge gauge(Regime regime, Optional<AdAccount> account, String app) {
        String key = regime.perAccount() ? account.map(AdAccount::id).orElse("") : app;
        return gauges.computeIfAbsent(new Key(regime, key), absent -> new Gauge(regime));
    }

    private Map<Regime, Usage> usage(Demand demand) {
        Instant now = clock.instant();
        Map<Regime, Usage> usage = new HashMap<>();
        for (Regime regime : Regime.values()) {
            int maximum = settings.maximum(regime, demand.account());
            Gauge gauge = gauge(regime, demand.account(), demand.app());
            usage.put(regime, new Usage(gauge.percent(now, maximum), gauge.regain(now, maximum), settings.tier()));
        }
        return usage;
    }

    /** Far from every limit: grows slowly, so that a reader of headers has something to read. */
    private Map<Regime, Usage> quiet() {
        double percent = 1 + Math.min(QUIET_PERCENT, log.count() / (double) CALLS_PER_PERCENT);
        Map<Regime, Usage> usage = new HashMap<>();
        for (Regime regime : Regime.values()) {
            usage.put(regime, new Usage(percent, Duration.ZERO, Tier.STANDARD_ACCESS));
        }
        return usage;
    }
}
