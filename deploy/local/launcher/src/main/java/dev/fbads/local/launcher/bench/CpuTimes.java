package dev.fbads.local.launcher.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.fbads.local.launcher.sql.Database;
import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;

/**
 * Seconds of CPU by part of the stack. Kafka runs inside this JVM, beside the bench. Of PostgreSQL, processes that have ended
 * meanwhile are missing; connections of the services' pools live on.
 *
 * @param seconds by part, or by part and process
 */
record CpuTimes(Map<String, Double> seconds) {

    /** Of nothing. */
    static final CpuTimes NONE = new CpuTimes(Map.of());

    private static final char SEPARATOR = ':';
    private static final String POSTGRES = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()";

    static CpuTimes of(Stack stack) {
        Map<String, Double> times = new TreeMap<>();
        for (var process : stack.processes()) {
            if (process.running()) {
                times.merge(shortName(process), cpu(ProcessHandle.of(process.pid()).orElseThrow()), Double::sum);
            }
        }
        // The server is nobody's child; it knows its processes itself.
        new Database(stack.backing().postgres()).rows(POSTGRES, row -> row.getLong(1)).forEach(pid -> ProcessHandle.of(pid)
                .ifPresent(process -> times.put("postgres" + SEPARATOR + pid, cpu(process))));
        times.put("kafka+bench", cpu(ProcessHandle.current()));
        return new CpuTimes(times);
    }

    /** What was used between the two moments; a process that is new counts from its start. */
    CpuTimes since(CpuTimes before) {
        Map<String, Double> used = new TreeMap<>();
        seconds.forEach((part, time) -> used.put(part, time - before.seconds.getOrDefault(part, 0.0)));
        return new CpuTimes(used);
    }

    /** What was used in both spans of time. */
    CpuTimes and(CpuTimes other) {
        Map<String, Double> sum = new TreeMap<>(seconds);
        other.seconds.forEach((part, time) -> sum.merge(part, time, Double::sum));
        return new CpuTimes(sum);
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
        Map<String, Double> parts = new TreeMap<>();
        seconds.forEach((name, time) -> parts.merge(name.replaceFirst(SEPARATOR + ".*", ""), time, Double::sum));
        return parts.entrySet().stream().filter(entry -> entry.getValue() * factor >= 0.005)
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
