package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.local.launcher.demo.DemoPeriod;
import dev.fbads.local.launcher.stack.StackException;

/**
 * A reader of {@code POST /internal/insights} that does nothing with the rows but count them.
 *
 * @param rows that the last line speaks of
 * @param calls that the gateway made for them
 * @param took from the request to its last line
 */
record GatewayStream(long rows, int calls, Duration took) {

    private static final String BODY = """
            {"request_id": "7e3e3a0e-0000-4000-8000-0000000000b0", "compte_id": 1, "account_id": "%s", "user_id": "superadmin",
             "role": "superadmin", "since": "%s", "until": "%s", "granularity": "day", "breakdown_set": "none"}""";

    /** @throws StackException when the stream does not end well, or holds other rows than its last line says */
    static GatewayStream read(HttpClient http, String gateway, String serviceToken, String account, DemoPeriod period)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(gateway + "/internal/insights"))
                .header("authorization", "Bearer " + serviceToken)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY.formatted(account, period.since(), period.until())))
                .build();
        long begin = System.nanoTime();
        var end = http.send(request, answer -> new LineCounter()).body();
        var took = Duration.ofNanos(System.nanoTime() - begin);
        var done = new ObjectMapper().readTree(end.last()).path("done");
        if (done.path("rows").asLong(-1) != end.rows()) {
            throw new StackException("the gateway's stream of %d rows ended with: %s".formatted(end.rows(), end.last()));
        }
        return new GatewayStream(end.rows(), done.path("calls_made").asInt(), took);
    }

    /** How a stream ended. */
    private record End(long rows, String last) {
    }

    /**
     * Counts the lines that are rows, and keeps the last one that is none. Bytes are taken for characters, since a text is
     * searched many bytes at a time: a reader that takes long would be measured instead of the gateway.
     */
    private static final class LineCounter implements HttpResponse.BodySubscriber<End> {

        /** Of {@code {"row":…}}. */
        private static final char ROW = 'r';
        private static final int NAME_AT = 2;

        private final CompletableFuture<End> end = new CompletableFuture<>();
        private final StringBuilder line = new StringBuilder();
        private byte[] bytes = {};
        private boolean row;
        private long rows;
        private String last = "";

        @Override
        public CompletionStage<End> getBody() {
            return end;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (var buffer : buffers) {
                int length = buffer.remaining();
                bytes = bytes.length < length ? new byte[length] : bytes;
                buffer.get(bytes, 0, length);
                take(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            }
        }

        @Override
        public void onError(Throwable broken) {
            end.completeExceptionally(broken);
        }

        @Override
        public void onComplete() {
            endLine();
            end.complete(new End(rows, last));
        }

        private void take(String text) {
            int from = 0;
            for (int lineEnd = text.indexOf('\n'); lineEnd >= 0; lineEnd = text.indexOf('\n', from)) {
                goOn(text, from, lineEnd);
                endLine();
                from = lineEnd + 1;
            }
            goOn(text, from, text.length());
        }

        /** Once it is known to be a row, nothing more of it is kept. */
        private void goOn(String text, int from, int to) {
            if (!row) {
                line.append(text, from, to);
                row = line.length() > NAME_AT && line.charAt(NAME_AT) == ROW;
            }
        }

        private void endLine() {
            if (row) {
                rows++;
            } else if (!line.isEmpty()) {
                last = line.toString();
            }
            row = false;
            line.setLength(0);
        }
    }
}
