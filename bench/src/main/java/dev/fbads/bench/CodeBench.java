package dev.fbads.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import dev.fbads.local.launcher.stack.StackException;

/** Runs the JMH benchmarks: planning, row parsing and roll-ups. They need no stack. */
final class CodeBench {

    private CodeBench() {
    }

    /**
     * @param only part of the benchmarks' names; empty for all
     * @param rounds measured iterations, and as many to warm up
     */
    static void run(String only, int rounds, int secondsPerRound) {
        var options = new OptionsBuilder().include(".*" + only + ".*").forks(1).shouldFailOnError(true)
                .warmupIterations(rounds).warmupTime(TimeValue.seconds(secondsPerRound))
                .measurementIterations(rounds).measurementTime(TimeValue.seconds(secondsPerRound))
                .build();
        try {
            new Runner(options).run();
        } catch (RunnerException e) {
            throw new StackException("a benchmark failed: " + e.getMessage(), e);
        }
    }
}
