package dev.fbads.sync.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;

/** Fingerprint of a JSON body, independent of white space and of the order of members. */
public final class Fingerprint {

    private Fingerprint() {
    }

    /** SHA-256 of the body's canonical form. */
    public static byte[] of(JsonNode body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical(body).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            names.sort(null);
            StringJoiner members = new StringJoiner(",", "{", "}");
            names.forEach(name -> members.add(quoted(name) + ":" + canonical(node.get(name))));
            return members.toString();
        }
        if (node.isArray()) {
            StringJoiner items = new StringJoiner(",", "[", "]");
            node.forEach(item -> items.add(canonical(item)));
            return items.toString();
        }
        return node.toString();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
