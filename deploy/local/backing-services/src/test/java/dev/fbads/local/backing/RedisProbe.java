package dev.fbads.local.backing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends one inline command to Redis; a bulk answer comes back without its length line. */
final class RedisProbe {

    private RedisProbe() {
    }

    static String send(int port, String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var line = answer.readLine();
            return line.startsWith("$") ? answer.readLine() : line;
        }
    }
}
