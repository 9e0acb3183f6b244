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

/** An HTTP client that asks and then resets its connection, reading nothing. */
public final class LeavingClient {

    /** As many readers as leave at the same time. */
    private static final int TOGETHER = 3;

    private final int port;

    private LeavingClient(int port) {
        this.port = port;
    }

    /** Of a service on this machine. */
    public static LeavingClient of(int port) {
        return new LeavingClient(port);
    }

    /**
     * Sends each request once for every millisecond from 0 to the last, and resets its connection so long after it was sent.
     * Returns when all have left.
     *
     * @param requests whole HTTP/1.1 requests
     */
    public void leaveAtEveryMillisecond(int last, List<String> requests) {
        Semaphore places = new Semaphore(TOGETHER);
        List<CompletableFuture<Void>> leaving = new ArrayList<>();
        for (int millisecond = 0; millisecond <= last; millisecond++) {
            for (String request : requests) {
                places.acquireUninterruptibly();
                leaving.add(leaveAfter(millisecond, request).whenComplete((left, failure) -> places.release()));
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
