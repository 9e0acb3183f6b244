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
 * Keeps calls below Meta's own limits. Promises:
 * <ol>
 * <li>Below the first threshold calls go at once, above it after a delay that grows with the use.</li>
 * <li>From the last threshold on, and after an error of Meta's about a limit, nothing goes until Meta's own time: such a call
 * is refused with the time that is left.</li>
 * <li>Every answer is noted, failures included; refusals of ours are not.</li>
 * </ol>
 */
@ApplicationScoped
@Typed(QuotaGate.class)
public class QuotaGate implements CallGate {

    private static final Logger LOG = Logger.getLogger(QuotaGate.class);

    private final QuotaLedger ledger;
    private final InstantSource clock;
    private final Pause pause;
    private final MeterRegistry meters;

    public QuotaGate(QuotaLedger ledger, InstantSource clock, Pause pause, MeterRegistry meters) {
        this.ledger = ledger;
        this.clock = clock;
        this.pause = pause;
        this.meters = meters;
    }

    @Override
    public <T> Uni<Answered<T>> pass(Caller caller, Uni<Answered<T>> call) {
        return ledger.pace(caller)
                .onItem().transformToUni(pace -> go(caller, pace, call))
                .onItem().call(answered -> answered.sent() ? ledger.note(caller, answered) : Uni.createFrom().voidItem());
    }

    private <T> Uni<Answered<T>> go(Caller caller, Pace pace, Uni<Answered<T>> call) {
        return switch (pace) {
            case Pace.After(Duration delay) -> after(delay, call);
            case Pace.Stopped(Instant until) -> refuse(caller, until);
        };
    }

    private <T> Uni<Answered<T>> after(Duration delay, Uni<Answered<T>> call) {
        if (!delay.isPositive()) {
            return call;
        }
        meters.timer("fbads.quota.delay").record(delay);
        return pause.of(delay).onItem().transformToUni(waited -> call);
    }

    private <T> Uni<Answered<T>> refuse(Caller caller, Instant until) {
        LOG.debugf("quota used up accountId=%s until=%s", caller.accountId(), until);
        meters.counter("fbads.quota.refused").increment();
        return Uni.createFrom().item(Answered.refused(Duration.between(clock.instant(), until)));
    }
}
