package dev.fbads.local.launcher.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A service made of bare sockets: the test writes what it does with a request, and sees which connections are open. */
final class ScriptedUpstream implements AutoCloseable {

    /** What a connection does once it has read the head of its request; it is open until this returns. */
    interface Script {

        void run(String head, Socket socket) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<String> requestLines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Script script;

    ScriptedUpstream(Script script) throws IOException {
        this.script = script;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Connections that the edge holds. */
    int open() {
        return open.size();
    }

    int accepted() {
        return accepted.get();
    }

    /** Whether a request whose line contains the text has come. */
    boolean has(String text) {
        return requestLines.stream().anyMatch(line -> line.contains(text));
    }

    /** Waits until the edge closes the connection. */
    static void readToEnd(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Up to and with the empty line; empty when the connection ends before. */
    static String readHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                accepted.incrementAndGet();
                open.add(socket);
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var head = readHead(socket.getInputStream());
            if (!head.isEmpty()) {
                requestLines.add(head.substring(0, head.indexOf("\r\n")));
                script.run(head, socket);
            }
        } catch (IOException theEdgeReset) {
            // How the connection ends does not matter here.
        } finally {
            open.remove(socket);
        }
    }
}
