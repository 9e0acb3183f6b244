package dev.fbads.gateway.quota;

import java.util.List;

import io.smallrye.mutiny.Uni;

/** What every single HTTP call to Meta passes on its way, repetitions included: limits, quota, metrics. */
public interface CallGate {

    /**
     * Makes the call when its time has come, at most once, or answers {@link CallOutcome#refused}. Adds no failure of its own: a
     * gate that is broken lets calls through under its own strictest assumption.
     *
     * @param call is sent when subscribed to
     */
    <T> Uni<CallOutcome<T>> pass(Caller caller, Uni<CallOutcome<T>> call);

    /** One gate behind the other; a call meets the first one first. */
    static CallGate of(List<CallGate> gates) {
        return new CallGate() {

            @Override
            public <T> Uni<CallOutcome<T>> pass(Caller caller, Uni<CallOutcome<T>> call) {
                Uni<CallOutcome<T>> guarded = call;
                for (CallGate gate : gates.reversed()) {
                    guarded = gate.pass(caller, guarded);
                }
                return guarded;
            }
        };
    }
}
