package dev.fbads.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.fbads.local.launcher.stack.StackException;

/** The figures of a simulation, read from the table of Gatling's HTML report: it has no other form of them. */
final class LoadReport {

    private static final Pattern ROW = Pattern.compile(
            "<tr data-parent=.*?class=\"ellipsed-name\">([^<]+)</span>.*?</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td class=\"value [a-z]+ col-(\\d+)\">([^<]*)</td>");
    private static final int COUNT = 2;
    private static final int FAILED = 4;
    private static final int MEDIAN = 8;
    private static final int P95 = 10;

    private final List<Line> lines;

    private LoadReport(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * One kind of request; times in milliseconds.
     *
     * @param failed how many of them failed
     */
    record Line(String name, long requests, long failed, long median, long p95) {
    }

    /** @param report folder of the HTML report */
    static LoadReport read(Path report) {
        var file = report.resolve("index.html");
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new StackException("Gatling's figures cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws StackException when the page has no table of requests */
    static LoadReport parse(String html) {
        List<Line> lines = new ArrayList<>();
        for (var row = ROW.matcher(html); row.find();) {
            var cells = new HashMap<Integer, String>();
            for (var cell = CELL.matcher(row.group()); cell.find();) {
                cells.put(Integer.valueOf(cell.group(1)), cell.group(2).strip());
            }
            lines.add(new Line(row.group(1), number(cells, COUNT), number(cells, FAILED), number(cells, MEDIAN),
                    number(cells, P95)));
        }
        if (lines.isEmpty()) {
            throw new StackException("Gatling's report has no table of requests");
        }
        return new LoadReport(lines);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Prints all requests but the warm-up, each with its relation to the baseline's 95th percentile. */
    void print(Consumer<String> out) {
        long baseline = lines.stream().filter(line -> line.name().equals(Requests.BASELINE)).mapToLong(Line::p95)
                .findFirst()
                .orElse(0);
        out.accept("%-28s %10s %8s %10s %10s %14s".formatted("request", "requests", "failed", "p50 ms", "p95 ms",
                "p95/baseline"));
        for (var line : lines) {
            if (!line.name().equals(Requests.WARM_UP)) {
                out.accept("%-28s %,10d %,8d %,10d %,10d %14s".formatted(line.name(), line.requests(), line.failed(),
                        line.median(), line.p95(), baseline == 0 ? "-" : "%.1f".formatted((double) line.p95() / baseline)));
            }
        }
    }

    /** Gatling writes a dash for none. */
    private static long number(Map<Integer, String> cells, int column) {
        var text = cells.getOrDefault(column, "-");
        return text.equals("-") ? 0 : Math.round(Double.parseDouble(text));
    }
}
