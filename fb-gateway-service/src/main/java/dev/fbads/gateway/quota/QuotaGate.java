package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;

import org.jboss.logging.Logger;

import dev.fbads.gateway.reactive.Pause;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/**
 * Keeps calls below Meta's own limits. Guarantees:
 * <ol>
 * <li>Below the first threshold calls are sent at once, above it after a delay that grows with the usage.</li>
 * <li>From the last threshold on, and after a limit error of Meta, calls are refused with the remaining time until Meta
 * accepts them again.</li>
 * <li>Every response is recorded, failures included; refusals by the gateway are not.</li>
 * </ol>
 */
@ApplicationScoped
@Typed(QuotaGate.class)
public class QuotaGate implements CallGate {

    private static final Logger LOG = Logger.getLogger(QuotaGate.class);

    private final SharedQuota quota;
    private final InstantSource clock;
    private final Pause pause;
    private final MeterRegistry meters;

    public QuotaGate(SharedQuota quota, InstantSource clock, Pause pause, MeterRegistry meters) {
        this.quota = quota;
        this.clock = clock;
        this.pause = pause;
        this.meters = meters;
    }

    @Override
    public <T> Uni<CallOutcome<T>> pass(Caller caller, Uni<CallOutcome<T>> call) {
        return quota.pace(caller)
                .onItem().transformToUni(pace -> go(caller, pace, call))
                .onItem().call(outcome -> outcome.sent() ? quota.note(caller, outcome) : Uni.createFrom().voidItem());
    }

    private <T> Uni<CallOutcome<T>> go(Caller caller, CallPace pace, Uni<CallOutcome<T>> call) {
        return switch (pace) {
            case CallPace.After(Duration delay) -> after(delay, call);
            case CallPace.Stopped(Instant until) -> refuse(caller, until);
        };
    }

    private <T> Uni<CallOutcome<T>> after(Duration delay, Uni<CallOutcome<T>> call) {
        if (!delay.isPositive()) {
            return call;
        }
        meters.timer("fbads.quota.delay").record(delay);
        return pause.of(delay).onItem().transformToUni(waited -> call);
    }

    private <T> Uni<CallOutcome<T>> refuse(Caller caller, Instant until) {
        LOG.debugf("quota exhausted accountId=%s until=%s", caller.accountId(), until);
        meters.counter("fbads.quota.refused").increment();
        return Uni.createFrom().item(CallOutcome.refused(Duration.between(clock.instant(), until)));
    }
}
