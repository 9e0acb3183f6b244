package dev.fbads.local.backing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import dev.fbads.local.backing.BackingException;
import dev.fbads.local.backing.PortTakenException;

/** Ports of this machine's loopback interface. */
public final class Ports {

    private static final int CONNECT_MILLIS = 500;
    private static final Duration POLL = Duration.ofMillis(25);
    /** Two calls give two ports, even before the caller listens on the first. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {
    }

    /** A port that nobody listened on a moment ago, and that this process was not given before. */
    public static int free() {
        int port;
        do {
            port = anyFree();
        } while (!GIVEN.add(port));
        return port;
    }

    private static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    /** The fixed port after a check that it can be bound, or a free one for 0. */
    public static int resolve(int port, String wantedBy, String variable) {
        if (port == 0) {
            return free();
        }
        if (!bindable(port)) {
            throw new PortTakenException(port, wantedBy, variable);
        }
        return port;
    }

    /** Whether a server could listen on this port of the loopback interface now. */
    public static boolean bindable(int port) {
        if (answers(port)) {
            return false; // some systems let one bind beside a listener on all interfaces
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot probe port " + port, e);
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Polls until the condition holds.
     *
     * @throws BackingException when it does not within the time
     */
    public static void await(String what, Duration within, BooleanSupplier condition) {
        if (!holds(within, condition)) {
            throw new BackingException("%s: not within %d s".formatted(what, within.toSeconds()));
        }
    }

    /** Polls until the condition holds; false when it does not within the time. */
    public static boolean holds(Duration within, BooleanSupplier condition) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BackingException("interrupted while waiting", e);
            }
        }
        return true;
    }
}
