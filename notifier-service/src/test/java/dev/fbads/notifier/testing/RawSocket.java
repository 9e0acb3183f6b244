package dev.fbads.notifier.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;

import dev.fbads.local.backing.BackingServicesTestResource;

/** A client that can reset its connection after any byte. */
public final class RawSocket {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;

    public RawSocket(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** The upgrade request of a local user. */
    public static String upgrade(String user) {
        String header = URLEncoder.encode(
                "quarkus-http-upgrade#Authorization#Bearer " + BackingServicesTestResource.current().oidc().token(user), UTF_8)
                .replace("+", "%20");
        return "GET /ws/facebook HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: bearer-token-carrier, " + header + "\r\n\r\n";
    }

    public RawSocket send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** Reads up to the empty line, inclusive. */
    public String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Resets the connection. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
