package dev.fbads.gateway.quota;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Exports the latest figures of this replica while they are valid. */
@ApplicationScoped
public class QuotaMetrics {

    private static final int MOST_SERIES = 5000;

    private final MeterRegistry meters;
    private final QuotaConfig config;
    private final InstantSource clock;
    private final Map<Series, AtomicReference<UsageFigure>> shown = new ConcurrentHashMap<>();

    public QuotaMetrics(MeterRegistry meters, QuotaConfig config, InstantSource clock) {
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    void show(QuotaSubject subject, QuotaState reported) {
        reported.figures().forEach((kind, figure) -> {
            Series series = new Series(subject, kind);
            if (shown.size() < MOST_SERIES || shown.containsKey(series)) {
                shown.computeIfAbsent(series, this::register).set(figure);
            }
        });
    }

    private AtomicReference<UsageFigure> register(Series series) {
        AtomicReference<UsageFigure> figure = new AtomicReference<>(new UsageFigure(0, Instant.EPOCH));
        Gauge.builder("fbads.quota.used.percent", figure, this::percent)
                .description("used share of one of Meta's limits, the latest figure; 0 once it is no longer valid")
                .tag("subject", series.subject().name())
                .tag("kind", series.kind().wire())
                .register(meters);
        return figure;
    }

    private double percent(AtomicReference<UsageFigure> figure) {
        UsageFigure latest = figure.get();
        return latest.countsAt(clock.instant(), config.validity()) ? latest.percent() : 0;
    }

    private record Series(QuotaSubject subject, QuotaKind kind) {
    }
}
