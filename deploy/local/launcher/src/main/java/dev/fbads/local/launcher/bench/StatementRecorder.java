package dev.fbads.local.launcher.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.fbads.local.launcher.stack.StackException;

/**
 * Stands between a query service with one connection and PostgreSQL, and keeps what the service says. So the baseline is the
 * service's own statements whatever they become, and no copy of them.
 */
final class StatementRecorder implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServerSocket server;
    private final int postgres;
    private final List<Socket> sockets = new ArrayList<>();
    private final Map<String, byte[]> prepared = new LinkedHashMap<>();
    private final List<RecordedStatements.Trip> trips = new ArrayList<>();
    private byte[] startup = {};
    private ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int asked;
    private int answered;
    private boolean idle = true;

    private StatementRecorder(ServerSocket server, int postgres) {
        this.server = server;
        this.postgres = postgres;
    }

    /** @param postgres the port of the server */
    static StatementRecorder before(int postgres) throws IOException {
        var recorder = new StatementRecorder(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), postgres);
        Thread.ofVirtual().start(recorder::accept);
        return recorder;
    }

    int port() {
        return server.getLocalPort();
    }

    /** What is said while the work is done; the statements that were prepared before it belong to it. */
    synchronized void forget() {
        trips.clear();
        said = new ByteArrayOutputStream();
        asked = 0;
        answered = 0;
    }

    /** What was said since {@link #forget}, once the last transaction has ended: the service does not wait for that. */
    synchronized RecordedStatements recorded() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (asked != answered || !idle) {
            try {
                wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
            if (System.nanoTime() > end) {
                throw new StackException("a transaction of the query service did not end within " + PATIENCE);
            }
        }
        endTrip();
        return new RecordedStatements(startup, List.copyOf(prepared.values()), List.copyOf(trips));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                var upstream = new Socket(InetAddress.getLoopbackAddress(), postgres);
                upstream.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                keep(client, upstream);
                Thread.ofVirtual().start(() -> pass(client, upstream, this::fromService));
                Thread.ofVirtual().start(() -> pass(upstream, client, this::fromServer));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private synchronized void keep(Socket client, Socket upstream) {
        sockets.addAll(List.of(client, upstream));
    }

    private void pass(Socket from, Socket to, Consumer<byte[]> look) {
        try (from; to) {
            var in = new DataInputStream(from.getInputStream());
            var out = to.getOutputStream();
            if (from.getLocalPort() == port()) {
                begin(Frames.startup(in), out);
            }
            copy(in, out, look);
        } catch (IOException ended) {
            // One side is gone, and so is the other: the service says why, if it was not asked to end.
            return;
        }
    }

    private synchronized void begin(byte[] first, OutputStream out) throws IOException {
        startup = first;
        prepared.clear();
        out.write(first);
    }

    private static void copy(InputStream from, OutputStream out, Consumer<byte[]> look) throws IOException {
        var in = new DataInputStream(from);
        while (true) {
            byte[] frame = Frames.next(in);
            look.accept(frame);
            out.write(frame);
        }
    }

    /** A trip ends where the service, having all answers, says something again. */
    private synchronized void fromService(byte[] frame) {
        if (frame[0] == Frames.PARSE) {
            prepared.put(Frames.text(frame), frame);
        }
        if (asked > 0 && asked == answered) {
            endTrip();
        }
        said.writeBytes(frame);
        asked += Frames.isAnswered(frame) ? 1 : 0;
    }

    private synchronized void fromServer(byte[] frame) {
        if (frame[0] == Frames.READY) {
            // The first one of a connection answers nothing that was asked.
            answered += asked > answered ? 1 : 0;
            idle = Frames.isIdle(frame);
            notifyAll();
        }
    }

    private synchronized void endTrip() {
        if (said.size() > 0) {
            trips.add(new RecordedStatements.Trip(said.toByteArray(), asked));
        }
        said = new ByteArrayOutputStream();
        asked = 0;
        answered = 0;
    }

    @Override
    public synchronized void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
