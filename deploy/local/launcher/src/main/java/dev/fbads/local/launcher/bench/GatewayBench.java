package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.local.launcher.demo.DemoPeriod;
import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/**
 * Rows a second through the gateway, and through a bare client that reads the very same pages one after the other: once as
 * JSON, without which no client finds the next page, and once as bytes. The share is the gateway's time, where the client's is
 * 100 %. All three take turns, so that a noisy machine disturbs all alike, and all are warm before a round counts.
 */
public final class GatewayBench {

    private static final String GATEWAY = "fb-gateway-service";
    private static final String ACCOUNT = "act_900100600";
    private static final int DAYS = 90;
    private static final int CALLS_DAYS = 30;
    /** So many rows are read in each way before a round counts; the compilers of the processes work until then. */
    private static final long WARM_UP_ROWS = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final Consumer<String> out;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param stack whose gateway has neither cache nor limits */
    public GatewayBench(Stack stack, Consumer<String> out) {
        this.stack = stack;
        this.out = out;
    }

    /**
     * @param newest last day that is read
     * @param rounds that count
     */
    public void run(LocalDate newest, int rounds) {
        out.accept("stream of %s: 500 ads x %d days a round, one simulator, one gateway with %s".formatted(ACCOUNT, DAYS,
                String.join(" ", stack.jvmOptions())));
        try {
            var period = days(newest, DAYS);
            measure(period, new BareClient(http, stack.url("graph-simulator"), pages(period)), rounds);
            var month = stream(days(newest, CALLS_DAYS));
            out.accept("500 ads x %d days: %,d rows with %d calls".formatted(CALLS_DAYS, month.rows(), month.calls()));
        } catch (IOException e) {
            throw new StackException("the bench broke off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private void measure(DemoPeriod period, BareClient client, int rounds) throws IOException, InterruptedException {
        var streamed = stream(period);
        int rows = Math.toIntExact(streamed.rows());
        var gateway = new Timed("gateway", rows, () -> stream(period).took());
        var bare = new Timed("bare client", rows, () -> client.read(JSON::readTree));
        var bytes = new Timed("bytes only", rows, () -> client.read(body -> body));
        var ways = List.of(gateway, bare, bytes);
        for (long warm = 0; warm < WARM_UP_ROWS; warm += rows) {
            for (var way : ways) {
                way.reading.time();
            }
        }
        out.accept("%,d rows with %d calls a round, after %,d rows that warmed up".formatted(rows, streamed.calls(),
                WARM_UP_ROWS));
        out.accept("%-8s %11s %14s %6s %13s %6s".formatted("round", "gateway/s", "bare client/s", "time", "bytes only/s",
                "time"));
        for (int round = 1; round <= rounds; round++) {
            for (var way : ways) {
                way.round();
            }
            out.accept(line(Integer.toString(round), gateway.rate.getLast(), bare.rate.getLast(), bytes.rate.getLast()));
        }
        out.accept(line("median", Median.of(gateway.rate), Median.of(bare.rate), Median.of(bytes.rate)));
        ways.forEach(way -> out.accept("CPU us a row, %s: %s".formatted(way.name, way.cpuOfRow())));
    }

    private GatewayStream stream(DemoPeriod period) throws IOException, InterruptedException {
        return GatewayStream.read(http, stack.url(GATEWAY), stack.serviceToken(), ACCOUNT, period);
    }

    /** The pages that a gateway asks for; another one than the measured one, which has nobody between it and Graph. */
    private List<PageRecorder.Page> pages(DemoPeriod period) throws IOException, InterruptedException {
        try (var recorder = PageRecorder.before(URI.create(stack.url("graph-simulator")).getPort());
                ServiceProcess recorded = stack.startReplica(GATEWAY, Map.of("FBADS_GRAPH_URL", recorder.url()))) {
            GatewayStream.read(http, recorded.url(), stack.serviceToken(), ACCOUNT, period);
            return recorder.pages();
        }
    }

    private static DemoPeriod days(LocalDate newest, int days) {
        return new DemoPeriod(newest.minusDays(days - 1L), newest);
    }

    private static String line(String name, double gateway, double bare, double bytes) {
        return "%-8s %,11.0f %,14.0f %5.0f%% %,13.0f %5.0f%%".formatted(name, gateway, bare, 100 * bare / gateway, bytes,
                100 * bytes / gateway);
    }

    /** One way to read the rows, with the figures of the rounds that counted. */
    private final class Timed {

        private final String name;
        private final int rows;
        private final Reading reading;
        private final List<Double> rate = new ArrayList<>();
        private CpuTimes cpu = CpuTimes.NONE;

        Timed(String name, int rows, Reading reading) {
            this.name = name;
            this.rows = rows;
            this.reading = reading;
        }

        void round() throws IOException, InterruptedException {
            var before = CpuTimes.of(stack);
            rate.add(rows * 1e9 / reading.time().toNanos());
            cpu = cpu.and(CpuTimes.of(stack).since(before));
        }

        /** Milliseconds of a thousand rows are microseconds of one. */
        String cpuOfRow() {
            return cpu.perItem(rows * rate.size() / 1000);
        }
    }

    /** Reads all rows and says how long it took. */
    @FunctionalInterface
    private interface Reading {
        Duration time() throws IOException, InterruptedException;
    }
}
