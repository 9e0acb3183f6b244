package dev.fbads.gateway.quota;

import java.util.List;

import io.smallrye.mutiny.Uni;

/** A step that every HTTP call to Meta passes before it is sent, retries included: quota, rate limits, metrics. */
public interface CallGate {

    /**
     * Sends the call at most once when it is allowed, or returns {@link CallOutcome#refused}. Adds no failure of its own: a
     * gate that cannot reach its store applies its strictest local assumption.
     *
     * @param call is sent when subscribed to
     */
    <T> Uni<CallOutcome<T>> pass(Caller caller, Uni<CallOutcome<T>> call);

    /** Combines gates; a call passes the first one first. */
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
