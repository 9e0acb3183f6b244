package dev.fbads.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.local.launcher.stack.StackException;

/** The figures of a simulation, read from Gatling's {@code stats.json}. */
final class LoadReport {

    private final List<Line> lines;

    private LoadReport(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * One kind of request; times in milliseconds.
     *
     * @param failed how many of them failed
     */
    record Line(String name, long requests, long failed, double median, double p95) {
    }

    /** @param report folder of the HTML report */
    static LoadReport read(Path report) {
        var file = report.resolve("js").resolve("stats.json");
        try {
            return of(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new StackException("Gatling's figures cannot be read: " + e.getMessage(), e);
        }
    }

    static LoadReport of(JsonNode stats) {
        List<Line> lines = new ArrayList<>();
        for (var request : stats.path("contents")) {
            var figures = request.path("stats");
            lines.add(new Line(request.path("name").asText(), figures.path("numberOfRequests").path("total").asLong(),
                    figures.path("numberOfRequests").path("ko").asLong(), figures.path("percentiles1").path("total").asDouble(),
                    figures.path("percentiles3").path("total").asDouble()));
        }
        return new LoadReport(lines);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Prints all requests but the warm-up, each with its relation to the baseline's 95th percentile. */
    void print(Consumer<String> out) {
        double baseline = lines.stream().filter(line -> line.name().equals(Requests.BASELINE)).mapToDouble(Line::p95)
                .findFirst()
                .orElse(0);
        out.accept("%-28s %10s %8s %10s %10s %14s".formatted("request", "requests", "failed", "p50 ms", "p95 ms",
                "p95/baseline"));
        for (var line : lines) {
            if (!line.name().equals(Requests.WARM_UP)) {
                out.accept("%-28s %,10d %,8d %10.0f %10.0f %14s".formatted(line.name(), line.requests(), line.failed(),
                        line.median(), line.p95(), baseline == 0 ? "-" : "%.1f".formatted(line.p95() / baseline)));
            }
        }
    }
}
