package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
 * 100 %. Rounds take turns, so that a noisy machine disturbs all alike.
 */
public final class GatewayBench {

    private static final String GATEWAY = "fb-gateway-service";
    private static final String ACCOUNT = "act_900100600";
    private static final int DAYS = 90;
    private static final int CALLS_DAYS = 30;
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
     * @param rounds after one that warms up
     */
    public void run(LocalDate newest, int rounds) {
        out.accept("stream of %s: 500 ads x %d days a round, one simulator, one gateway with %s".formatted(ACCOUNT, DAYS,
                String.join(" ", stack.jvmOptions())));
        try {
            var period = days(newest, DAYS);
            var pages = pages(period);
            out.accept("%-8s %8s %6s %11s %14s %6s %13s %6s".formatted("round", "rows", "calls", "gateway/s", "bare client/s",
                    "time", "bytes only/s", "time"));
            measure(period, pages, rounds);
            var month = stream(days(newest, CALLS_DAYS));
            out.accept("500 ads x %d days: %,d rows with %d calls".formatted(CALLS_DAYS, month.rows(), month.calls()));
        } catch (IOException e) {
            throw new StackException("the bench broke off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private void measure(DemoPeriod period, List<PageRecorder.Page> pages, int rounds)
            throws IOException, InterruptedException {
        List<Double> gateway = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            var streamed = stream(period);
            double through = streamed.rows() / seconds(streamed.took());
            double without = streamed.rows() / seconds(readBare(pages, JSON::readTree));
            double unread = streamed.rows() / seconds(readBare(pages, body -> body));
            out.accept(line(round == 0 ? "warm-up" : Integer.toString(round), "%,d".formatted(streamed.rows()),
                    Integer.toString(streamed.calls()), through, without, unread));
            if (round > 0) {
                gateway.add(through);
                bare.add(without);
                bytes.add(unread);
            }
        }
        out.accept(line("median", "", "", Median.of(gateway), Median.of(bare), Median.of(bytes)));
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

    private Duration readBare(List<PageRecorder.Page> pages, Reader reader) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        for (var page : pages) {
            var request = HttpRequest.newBuilder(URI.create(stack.url("graph-simulator") + page.target()))
                    .header("authorization", page.authorization()).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new StackException("the bare client was answered " + answer.statusCode());
            }
            reader.read(answer.body());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static DemoPeriod days(LocalDate newest, int days) {
        return new DemoPeriod(newest.minusDays(days - 1L), newest);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String line(String name, String rows, String calls, double gateway, double bare, double bytes) {
        return "%-8s %8s %6s %,11.0f %,14.0f %5.0f%% %,13.0f %5.0f%%".formatted(name, rows, calls, gateway, bare,
                100 * bare / gateway, bytes, 100 * bytes / gateway);
    }

    /** What the bare client does with a page. */
    @FunctionalInterface
    private interface Reader {
        Object read(byte[] body) throws IOException;
    }
}
