package dev.fbads.bench.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A gateway that returns an insights stream without rows at once, so that only the cost of jobs is measured. */
final class EmptyGateway implements AutoCloseable {

    private static final byte[] DONE = """
            {"done":{"rows":0,"calls_made":1,"calls_failed":0,"quota":{},"api_version":"v26.0","elapsed_ms":0}}
            """.getBytes(StandardCharsets.UTF_8);

    static {
        // Without it, delayed acknowledgements add 40 ms to every response.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private EmptyGateway(HttpServer server) {
        this.server = server;
    }

    static EmptyGateway start() {
        try {
            var gateway = new EmptyGateway(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            gateway.server.setExecutor(gateway.threads);
            gateway.server.createContext("/", EmptyGateway::respond);
            gateway.server.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException("the empty gateway does not start", e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("content-type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, DONE.length);
            exchange.getResponseBody().write(DONE);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
