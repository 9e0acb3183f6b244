package dev.fbads.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import dev.fbads.local.launcher.stack.Stack;

/** An export whose reader takes the begin of the response and pauses until {@link #readToEnd}. */
final class PausedExport implements AutoCloseable {

    private static final int SMALL = 16 * 1_024;
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final Socket socket = new Socket();

    /** Returns when the begin of the response has come. */
    PausedExport(Stack stack, String user, String path) throws IOException {
        URI edge = URI.create(stack.url());
        socket.setReceiveBufferSize(SMALL);
        socket.setSoTimeout((int) Client.PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(edge.getHost(), edge.getPort()));
        socket.getOutputStream().write("GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                .formatted(path, edge.getAuthority(), stack.token(user)).getBytes(StandardCharsets.US_ASCII));
        String begin = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
        if (!begin.equals("HTTP/1.1 200")) {
            throw new AssertionError("the export does not begin: " + begin);
        }
    }

    /** Reads on. False when the response breaks off. */
    boolean readToEnd() throws IOException {
        InputStream in = socket.getInputStream();
        String end = "";
        byte[] piece = new byte[SMALL];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            String all = end + new String(piece, 0, read, StandardCharsets.ISO_8859_1);
            end = all.substring(Math.max(0, all.length() - LAST_CHUNK.length()));
        }
        return end.equals(LAST_CHUNK);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
