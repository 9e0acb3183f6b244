package dev.fbads.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** An HTTP client that sends a request and then resets its connection, without reading the response. */
public final class LeavingClient {

    /** Maximum number of concurrent connections. */
    private static final int CONCURRENT = 3;

    private final int port;

    private LeavingClient(int port) {
        this.port = port;
    }

    /** A client of a service on this machine. */
    public static LeavingClient of(int port) {
        return new LeavingClient(port);
    }

    /**
     * Sends each request once for every millisecond from 0 to the last, and resets its connection that long after sending it.
     * Returns when all are reset.
     *
     * @param requests HTTP/1.1 requests, complete or not
     */
    public void leaveAtEveryMillisecond(int last, List<String> requests) {
        Semaphore permits = new Semaphore(CONCURRENT);
        List<CompletableFuture<Void>> leaving = new ArrayList<>();
        for (int millisecond = 0; millisecond <= last; millisecond++) {
            for (String request : requests) {
                permits.acquireUninterruptibly();
                leaving.add(leaveAfter(millisecond, request).whenComplete((left, failure) -> permits.release()));
            }
        }
        CompletableFuture.allOf(leaving.toArray(CompletableFuture[]::new)).join();
    }

    private CompletableFuture<Void> leaveAfter(int milliseconds, String request) {
        Socket socket = send(request);
        return CompletableFuture.runAsync(() -> reset(socket),
                CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS));
    }

    private Socket send(String request) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("a request cannot be sent", e);
        }
    }

    /** With a linger of 0, closing is a reset. */
    private static void reset(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a connection cannot be reset", e);
        }
    }
}
