package dev.fbads.simulator.faults;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which calls go wrong.
 *
 * @param kind lower-case name, for people
 * @param method empty for every method
 * @param account digits; empty for every account and none
 * @param path found anywhere in the path; empty for every path
 * @param continuationsOnly whether only calls with an {@code after} are meant
 * @param itemsOnly whether only items of a batch are meant
 * @param skip calls that are let pass first
 * @param times how many calls go wrong
 * @param probability of each call that matches, 0 to 1, drawn from {@code seed}
 */
record FaultRule(String kind, Effect effect, Optional<String> method, Optional<String> account, Optional<Pattern> path,
        boolean continuationsOnly, boolean itemsOnly, int skip, int times, double probability, long seed) {

    FaultRule {
        if (times < 1 || skip < 0 || probability <= 0 || probability > 1) {
            throw new IllegalArgumentException("times must be at least 1, skip at least 0, probability above 0 and at most 1");
        }
    }

    boolean matches(FaultyCall call) {
        return method.map(wanted -> wanted.toUpperCase(Locale.ROOT).equals(call.method())).orElse(true)
                && account.map(wanted -> wanted.equals(call.account())).orElse(true)
                && path.map(wanted -> wanted.matcher(call.path()).find()).orElse(true)
                && (!continuationsOnly || call.continuation())
                && (!itemsOnly || call.item());
    }
}
