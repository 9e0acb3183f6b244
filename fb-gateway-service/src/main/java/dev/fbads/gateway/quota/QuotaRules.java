package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;

/** What follows from figures. Knows no store and no clock. */
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

    /** How a call may go for a subject that stands so. */
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

    /** What an answer says about the subject. */
    QuotaState reported(QuotaSubject subject, CallOutcome<?> outcome, Instant now) {
        Map<QuotaKind, UsageFigure> figures = new EnumMap<>(QuotaKind.class);
        outcome.usage().percents().forEach((kind, percent) -> {
            if (subject.has(kind)) {
                figures.put(kind, new UsageFigure(percent, now));
            }
        });
        QuotaState reported = new QuotaState(figures, Instant.EPOCH);
        boolean usedUp = reported.highest(now, config.validity()) >= config.stopFrom();
        Instant byFigures = usedUp ? now.plus(regain(subject, outcome.usage())) : Instant.EPOCH;
        Instant byError = outcome.failures().stream()
                .map(failure -> stopByError(subject, failure, now))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new QuotaState(figures, byFigures.isAfter(byError) ? byFigures : byError);
    }

    boolean nearlyUsed(QuotaState state, Instant now) {
        return state.highest(now, config.validity()) >= config.alertFrom();
    }

    /** Only well below the alert, so that a figure that wavers is one episode. */
    boolean recovered(QuotaState state, Instant now) {
        return state.highest(now, config.validity()) < config.slowFrom();
    }

    /** Meta names times for accounts only. */
    private Duration regain(QuotaSubject subject, Usage usage) {
        return subject.isApp() ? config.stop() : usage.regain().orElse(config.stop());
    }

    private static Instant stopByError(QuotaSubject subject, GraphFailure failure, Instant now) {
        if (failure instanceof GraphFailure.Throttled(GraphCode cause, Duration retryAfter)) {
            boolean aboutApp = cause != null && cause.code() == APP_LIMIT;
            return aboutApp == subject.isApp() ? now.plus(retryAfter) : Instant.EPOCH;
        }
        // Whoever goes on calling makes it worse; other accounts were not named.
        return failure instanceof GraphFailure.AbuseSuspected abuse && !subject.isApp() ? now.plus(abuse.retryAfter())
                : Instant.EPOCH;
    }
}
