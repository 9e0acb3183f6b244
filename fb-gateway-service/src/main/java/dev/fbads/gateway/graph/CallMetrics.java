package dev.fbads.gateway.graph;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.quota.CallGate;
import dev.fbads.gateway.quota.CallOutcome;
import dev.fbads.gateway.quota.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;

/** Counts calls by their outcome, also those that an open circuit did not send, and times those that were sent. */
@ApplicationScoped
@Typed(CallMetrics.class)
public class CallMetrics implements CallGate {

    private static final Duration[] BUCKETS = { Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1),
            Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60) };

    private final MeterRegistry meters;

    public CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public <T> Uni<CallOutcome<T>> pass(Caller caller, Uni<CallOutcome<T>> call) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample sample = Timer.start(meters);
            return call.onItem().invoke(outcome -> note(outcome, sample))
                    .onCancellation().invoke(() -> count("cancelled", "none"));
        });
    }

    private void note(CallOutcome<?> call, Timer.Sample sample) {
        Optional<GraphFailure> failed = call.result().failed();
        String outcome = failed.map(CallMetrics::name).orElse("ok");
        if (call.sent()) {
            sample.stop(Timer.builder("fbads.graph.call")
                    .description("HTTP calls to Graph, from the first byte to the last")
                    .tag("outcome", outcome)
                    .serviceLevelObjectives(BUCKETS)
                    .register(meters));
        }
        count(outcome, text(failed.map(GraphFailure::cause).orElse(null)));
        if (failed.isEmpty()) {
            call.failures().forEach(item -> meters.counter("fbads.graph.batch.failures", "outcome", name(item),
                    "graph_code", text(item.cause())).increment());
        }
    }

    private void count(String outcome, String code) {
        meters.counter("fbads.graph.calls", "outcome", outcome, "graph_code", code).increment();
    }

    /** {@code TooMuchData} becomes {@code too_much_data}, so that new failures are counted under their own name. */
    private static String name(GraphFailure failure) {
        return failure.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable GraphCode code) {
        if (code == null) {
            return "none";
        }
        return code.subcode() == null ? String.valueOf(code.code()) : code.code() + "/" + code.subcode();
    }
}
