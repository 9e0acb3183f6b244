package dev.fbads.local.launcher.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.fbads.local.launcher.stack.StackException;

/**
 * One kept connection that asks the same again and again. A client as plain as this takes next to nothing of the two cores that
 * it shares with what it measures.
 */
final class PlainHttp implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int HEX = 16;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private PlainHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        this.out = socket.getOutputStream();
    }

    static PlainHttp open(String service) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(service).getPort());
        socket.setTcpNoDelay(true);
        return new PlainHttp(socket);
    }

    /** The bytes of a request. */
    static byte[] request(String target, String token) {
        return "GET %s HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer %s\r\n\r\n".formatted(target, token)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Asks and reads the answer.
     *
     * @return how many bytes its body has
     * @throws StackException when it is not 200
     */
    long ask(byte[] request) throws IOException {
        out.write(request);
        String status = line();
        if (!status.startsWith("HTTP/1.1 200 ")) {
            throw new StackException("the query service answered " + status);
        }
        long length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        return length >= 0 ? skip(length) : chunks();
    }

    private long chunks() throws IOException {
        long total = 0;
        while (true) {
            long length = Long.parseLong(line(), HEX);
            total += skip(length);
            line();
            if (length == 0) {
                return total;
            }
        }
    }

    private long skip(long length) throws IOException {
        in.skipNBytes(length);
        return length;
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            text.append((char) next);
        }
        return text.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
