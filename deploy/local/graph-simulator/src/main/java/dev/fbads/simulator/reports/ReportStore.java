package dev.fbads.simulator.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.fbads.simulator.SimulatorConfig;
import dev.fbads.simulator.dataset.Dataset;

/** The reports of the last 30 days, and how the next ones will go. */
@Singleton
class ReportStore {

    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final long FIRST_ID = 6_023_920_149_050L;
    private static final int CAPACITY = 10_000;

    private final SimulatorConfig config;
    private final Clock clock;
    private final Map<String, Report> reports = new LinkedHashMap<>();
    private final Deque<Script> scripts = new ArrayDeque<>();
    private long ids = FIRST_ID;

    ReportStore(SimulatorConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** A plan for the next reports of an account, {@code act_<digits>}, or of any. */
    record Script(Optional<String> account, int times, ReportPlan plan) {

        Script {
            if (times < 1) {
                throw new IllegalArgumentException("times must be at least 1");
            }
        }
    }

    synchronized Report create(Dataset.Located of, Map<String, String> parameters) {
        if (reports.size() >= CAPACITY) {
            Iterator<String> oldest = reports.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        Report report = new Report(Long.toString(ids++), of, parameters, clock.instant(),
                scripted(of.account().prefixedId()).orElseGet(this::usual));
        reports.put(report.id(), report);
        return report;
    }

    /** A report that has not expired. */
    synchronized Optional<Report> find(String id) {
        Instant oldest = clock.instant().minus(LIFETIME);
        return Optional.ofNullable(reports.get(id)).filter(report -> report.created().isAfter(oldest));
    }

    synchronized void script(Script script) {
        scripts.add(script);
    }

    synchronized void clear() {
        scripts.clear();
        reports.clear();
    }

    synchronized List<Report> all() {
        return new ArrayList<>(reports.values());
    }

    private ReportPlan usual() {
        return new ReportPlan(ReportPlan.Ending.COMPLETED, config.reports().duration(), Duration.ZERO, Optional.empty());
    }

    private Optional<ReportPlan> scripted(String account) {
        Optional<Script> script = scripts.stream()
                .filter(one -> one.account().map(account::equals).orElse(true)).findFirst();
        script.ifPresent(one -> {
            scripts.remove(one);
            if (one.times() > 1) {
                scripts.addFirst(new Script(one.account(), one.times() - 1, one.plan()));
            }
        });
        return script.map(Script::plan);
    }
}
