package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;

/** Derives delays, stops and alerts from usage figures. Pure: without store and clock. */
final class QuotaRules {

    /** "Application request limit reached", "Too many API requests" of the insights platform: about the whole app. */
    private static final int APP_LIMIT = 4;

    private final QuotaConfig config;

    QuotaRules(QuotaConfig config) {
        if (config.slowFrom() >= config.stopFrom()) {
            throw new IllegalArgumentException("fbads.quota.slow-from must be below fbads.quota.stop-from");
        }
        this.config = config;
    }

    /** When a call may be sent for a subject in this state. */
    CallPace pace(QuotaState state, Instant now) {
        if (!config.enforced()) {
            return CallPace.NOW;
        }
        if (state.stoppedUntil().isAfter(now)) {
            return new CallPace.Stopped(state.stoppedUntil());
        }
        double over = state.highest(now, config.validity()) - config.slowFrom();
        double share = Math.clamp(over / (config.stopFrom() - config.slowFrom()), 0, 1);
        return new CallPace.After(Duration.ofMillis(Math.round(share * config.maxDelay().toMillis())));
    }

    /** What a response reports about the subject. */
    QuotaState reported(QuotaSubject subject, CallOutcome<?> outcome, Instant now) {
        Map<QuotaKind, UsageFigure> figures = new EnumMap<>(QuotaKind.class);
        outcome.usage().percents().forEach((kind, percent) -> {
            if (subject.has(kind)) {
                figures.put(kind, new UsageFigure(percent, now));
            }
        });
        QuotaState reported = new QuotaState(figures, Instant.EPOCH);
        boolean exhausted = reported.highest(now, config.validity()) >= config.stopFrom();
        Instant byFigures = exhausted ? now.plus(regain(subject, outcome.usage())) : Instant.EPOCH;
        Instant byError = outcome.failures().stream()
                .map(failure -> stopByError(subject, failure, now))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new QuotaState(figures, byFigures.isAfter(byError) ? byFigures : byError);
    }

    boolean nearlyExhausted(QuotaState state, Instant now) {
        return state.highest(now, config.validity()) >= config.alertFrom();
    }

    /** Well below the alert, so that a fluctuating figure is one episode. */
    boolean recovered(QuotaState state, Instant now) {
        return state.highest(now, config.validity()) < config.slowFrom();
    }

    /** Meta reports times for accounts only. */
    private Duration regain(QuotaSubject subject, Usage usage) {
        return subject.isApp() ? config.stop() : usage.regain().orElse(config.stop());
    }

    private static Instant stopByError(QuotaSubject subject, GraphFailure failure, Instant now) {
        if (failure instanceof GraphFailure.Throttled(GraphCode cause, Duration retryAfter)) {
            boolean aboutApp = cause != null && cause.code() == APP_LIMIT;
            return aboutApp == subject.isApp() ? now.plus(retryAfter) : Instant.EPOCH;
        }
        // Further calls make it worse; other accounts are not affected.
        return failure instanceof GraphFailure.AbuseSuspected abuse && !subject.isApp() ? now.plus(abuse.retryAfter())
                : Instant.EPOCH;
    }
}
