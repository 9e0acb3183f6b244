package dev.fbads.simulator.webhooks;

import java.nio.charset.StandardCharsets;

import io.vertx.core.json.JsonObject;

/**
 * JSON as Meta sends it to webhooks: everything beyond ASCII as {@code \}{@code uXXXX} with lower-case digits, the slash as
 * {@code \/}. The signature is over these bytes.
 */
final class MetaJson {

    private static final int LAST_ASCII = 0x7e;

    private MetaJson() {
    }

    static byte[] bytes(JsonObject json) {
        String plain = json.encode();
        StringBuilder escaped = new StringBuilder(plain.length() + 64);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '/') {
                escaped.append("\\/");
            } else if (c > LAST_ASCII) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
