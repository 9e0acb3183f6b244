package dev.fbads.query.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Shortens a list of texts to 192 bits of SHA-256. Each text is preceded by its length, so that different lists differ. */
public final class Digest {

    private static final int BYTES = 24;

    private final MessageDigest sha;

    public Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    public Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
        return this;
    }

    /** Adds the size of the list and each of its elements. */
    public Digest addAll(List<?> elements) {
        add(Integer.toString(elements.size()));
        elements.forEach(element -> add(String.valueOf(element)));
        return this;
    }

    /** The digest in URL-safe Base64; resets this object. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha.digest(), BYTES));
    }
}
