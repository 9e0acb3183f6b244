package dev.fbads.query.level;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.figures.ObjectKey;

/**
 * The end of a page as an opaque text. It contains a digest of itself and of its query, so that a changed cursor and a cursor
 * of another query are detected. It is not secret: its content was shown on the page.
 */
public final class Cursor {

    private static final int DIGEST = 12;
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 4;
    private static final String ABSENT = "-";
    private static final String NUMBER = "n";
    private static final String TEXT = "t";

    private Cursor() {
    }

    /** @param query identifies the rows and their order */
    public static String write(Position last, String query) {
        SortValue value = last.value();
        String kind = value.isAbsent() ? ABSENT : value.number() != null ? NUMBER : TEXT;
        byte[] payload = String.join(SEPARATOR, kind, last.key().accountId(), last.key().objectId(), content(value))
                .getBytes(StandardCharsets.UTF_8);
        byte[] whole = ByteBuffer.allocate(DIGEST + payload.length).put(digest(payload, query)).put(payload).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Empty if the text is not a cursor of this query. */
    public static Optional<Position> read(String text, String query) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text);
            if (whole.length <= DIGEST) {
                return Optional.empty();
            }
            byte[] payload = Arrays.copyOfRange(whole, DIGEST, whole.length);
            boolean genuine = text.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(whole))
                    && MessageDigest.isEqual(Arrays.copyOf(whole, DIGEST), digest(payload, query));
            return genuine ? Optional.of(position(new String(payload, StandardCharsets.UTF_8))) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Position position(String payload) {
        String[] parts = payload.split(SEPARATOR, PARTS);
        SortValue value = switch (parts[0]) {
            case NUMBER -> new SortValue(new BigDecimal(parts[PARTS - 1]), null);
            case TEXT -> new SortValue(null, parts[PARTS - 1]);
            default -> new SortValue(null, null);
        };
        return new Position(value, new ObjectKey(parts[1], parts[2]));
    }

    private static String content(SortValue value) {
        @Nullable
        BigDecimal number = value.number();
        return number != null ? number.toPlainString() : value.text() == null ? "" : value.text();
    }

    private static byte[] digest(byte[] payload, String query) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(query.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return Arrays.copyOf(sha.digest(payload), DIGEST);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
