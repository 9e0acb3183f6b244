package dev.fbads.local.launcher.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;

/**
 * Seconds of CPU by part of the stack. Kafka runs inside this JVM, beside the bench. Of PostgreSQL, processes that have ended
 * meanwhile are missing; connections of the services' pools live on.
 */
record CpuTimes(Map<String, Double> seconds) {

    static CpuTimes of(Stack stack) {
        Map<String, Double> times = new TreeMap<>();
        for (var process : stack.processes()) {
            if (process.running()) {
                times.merge(shortName(process), cpu(ProcessHandle.of(process.pid()).orElseThrow()), Double::sum);
            }
        }
        times.put("postgres", ProcessHandle.current().descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/postgres"))
                .mapToDouble(CpuTimes::cpu).sum());
        times.put("kafka+bench", cpu(ProcessHandle.current()));
        return new CpuTimes(times);
    }

    /** What was used between the two moments; a process that is new counts from its start. */
    CpuTimes since(CpuTimes before) {
        Map<String, Double> used = new TreeMap<>();
        seconds.forEach((part, time) -> used.put(part, time - before.seconds.getOrDefault(part, 0.0)));
        return new CpuTimes(used);
    }

    /** Milliseconds of each part for one of so many items. */
    String perItem(int items) {
        return text(1000.0 / items);
    }

    @Override
    public String toString() {
        return text(1);
    }

    private String text(double factor) {
        return seconds.entrySet().stream().filter(entry -> entry.getValue() * factor >= 0.005)
                .map(entry -> String.format(Locale.ROOT, "%s %.2f", entry.getKey(), entry.getValue() * factor))
                .collect(Collectors.joining(", "));
    }

    private static String shortName(ServiceProcess process) {
        return process.name().replaceFirst("-service.*", "");
    }

    private static double cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }
}
