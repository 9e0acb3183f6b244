package dev.fbads.simulator.faults;

import java.util.SplittableRandom;

/** A rule, and what of it has come to pass. Not safe for threads: {@link FaultScript} guards it. */
final class ScriptedFault {

    private final int id;
    private final FaultRule rule;
    private final SplittableRandom random;
    private int skipped;
    private int hits;

    ScriptedFault(int id, FaultRule rule) {
        this.id = id;
        this.rule = rule;
        this.random = new SplittableRandom(rule.seed());
    }

    /** Whether this call goes wrong; counts it. */
    boolean appliesTo(FaultyCall call) {
        if (hits == rule.times() || !rule.matches(call)) {
            return false;
        }
        if (skipped < rule.skip()) {
            skipped++;
            return false;
        }
        if (rule.probability() < 1 && random.nextDouble() >= rule.probability()) {
            return false;
        }
        hits++;
        return true;
    }

    /** Lets the answers go out that it holds. */
    void release() {
        if (rule.effect() instanceof Effect.Hold hold) {
            hold.released().tryComplete();
        }
    }

    int id() {
        return id;
    }

    FaultRule rule() {
        return rule;
    }

    int hits() {
        return hits;
    }
}
