package dev.fbads.local.backing.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The smallest Redis client: one PING. */
public final class RedisPing {

    private static final String PONG = "+PONG";

    private RedisPing() {
    }

    /** Whether a Redis on this port answered within a second; one that still loads its data does not. */
    public static boolean answered(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(PONG.length()), StandardCharsets.US_ASCII).equals(PONG);
        } catch (IOException e) {
            return false;
        }
    }
}
