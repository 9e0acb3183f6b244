package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/**
 * How fast a row per ad and day leaves as a file of each kind, and a row per ad, sorted, of an account with very many; and how
 * much
 * memory the service takes for it.
 */
public final class ExportBench {

    private static final String QUERY = "query-service";
    private static final List<String> FORMATS = List.of("csv", "ndjson", "xlsx");
    private static final String BY_DAY = "/api/facebook/data/ads/export?account_id=act_900500501&since=%s&until=%s"
            + "&granularity=day&format=";
    private static final String BY_OBJECT = "/api/facebook/data/ads/export?account_id=act_900500502&since=%s&until=%s"
            + "&sort=-spend&format=";
    /** Of the first kind of rows, for one of the second. */
    private static final double OBJECTS = 0.3;
    private static final double NANOS = 1e9;
    private static final double KIB_OF_MIB = 1024;
    private static final int BYTES_OF_MB = 1_000_000;

    private final Stack stack;
    private final Consumer<String> out;

    public ExportBench(Stack stack, Consumer<String> out) {
        this.stack = stack;
        this.out = out;
    }

    /** @param rows of the file at least */
    public void run(long rows) {
        try {
            var account = new QueryAccount(stack.backing().postgres());
            account.store();
            long stored = account.storeExported(rows);
            long postmaster = CpuTime.postmaster(stack);
            long objects = Math.round(rows * OBJECTS);
            account.storeObjects(objects);
            out.accept("exports of %,d rows by day and %,d objects, one query service with %s".formatted(stored, objects,
                    String.join(" ", stack.jvmOptions())));
            out.accept("%-16s %10s %10s %10s %14s %14s %22s".formatted("", "MB", "seconds", "rows/s", "cpu s service",
                    "cpu s postgres", "most memory so far, MiB"));
            for (var format : FORMATS) {
                export("days, " + format, days() + format, stored, postmaster);
            }
            for (var format : FORMATS) {
                export("objects, " + format, newestDay() + format, objects, postmaster);
            }
        } catch (IOException | SQLException e) {
            throw new StackException("the bench broke off: " + e.getMessage(), e);
        }
    }

    private static String days() {
        return BY_DAY.formatted(QueryAccount.NEWEST.minusDays(QueryAccount.DAYS_OF_ADS - 1), QueryAccount.NEWEST);
    }

    private static String newestDay() {
        return BY_OBJECT.formatted(QueryAccount.NEWEST, QueryAccount.NEWEST);
    }

    private void export(String name, String target, long rows, long postmaster) throws IOException {
        var request = PlainHttp.request(target, stack.token("client"));
        long pid = stack.process(QUERY).pid();
        try (var http = PlainHttp.open(stack.url(QUERY))) {
            var before = CpuTime.now(pid, postmaster);
            long begin = System.nanoTime();
            long bytes = http.ask(request);
            double seconds = (System.nanoTime() - begin) / NANOS;
            var after = CpuTime.now(pid, postmaster);
            out.accept("%-16s %,10d %10.1f %,10.0f %14.1f %14.1f %22.0f".formatted(name, bytes / BYTES_OF_MB, seconds,
                    rows / seconds, after.ofService(before, 1000), after.ofPostgres(before, 1000), mostMemory(pid)));
        }
    }

    /** The resident set at its largest, of Linux; 0 elsewhere. */
    private static double mostMemory(long pid) throws IOException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0) / KIB_OF_MIB;
    }
}
