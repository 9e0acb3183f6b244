package dev.fbads.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

/** The scripted faults in their order; the first that applies to a call decides. */
@Singleton
public class FaultScript {

    private final List<ScriptedFault> faults = new ArrayList<>();
    private int ids;

    /** What happens to this call; empty when nothing does. */
    public synchronized Optional<Effect> apply(FaultyCall call) {
        for (ScriptedFault fault : faults) {
            if (fault.appliesTo(call)) {
                return Optional.of(fault.rule().effect());
            }
        }
        return Optional.empty();
    }

    synchronized int add(FaultRule rule) {
        faults.add(new ScriptedFault(++ids, rule));
        return ids;
    }

    /** Forgets all faults; held answers go out. */
    void clear() {
        List<ScriptedFault> cleared;
        synchronized (this) {
            cleared = List.copyOf(faults);
            faults.clear();
        }
        cleared.forEach(ScriptedFault::release);
    }

    /** Shows each fault at one moment. */
    synchronized List<State> states() {
        return faults.stream().map(fault -> new State(fault.id(), fault.rule(), fault.hits())).toList();
    }

    /** A fault and the number of calls that it affected. */
    record State(int id, FaultRule rule, int hits) {
    }
}
