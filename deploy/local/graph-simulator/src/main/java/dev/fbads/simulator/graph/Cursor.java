package dev.fbads.simulator.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A place in a list, written as Graph writes cursors: Base64 in which what URLs dislike is spelled {@code ZA} to {@code ZD}.
 */
public final class Cursor {

    private Cursor() {
    }

    /** The cursor of a place. */
    public static String encode(int... place) {
        String plain = Arrays.stream(place).mapToObj(Integer::toString).collect(Collectors.joining("."));
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII))
                .replace("Z", "ZA").replace("+", "ZB").replace("/", "ZC").replace("=", "ZD");
    }

    /**
     * The place of a cursor.
     *
     * @param length how many numbers a place has on this edge
     * @throws GraphException 2642 when it is not a cursor of this edge
     */
    public static int[] decode(String cursor, int length) {
        return plain(cursor)
                .map(text -> text.split("\\.", -1))
                .filter(parts -> parts.length == length && Arrays.stream(parts).allMatch(part -> part.matches("\\d{1,9}")))
                .map(parts -> Arrays.stream(parts).mapToInt(Integer::parseInt).toArray())
                .orElseThrow(GraphErrors::cursor);
    }

    private static Optional<String> plain(String cursor) {
        String base64 = cursor.replace("ZD", "=").replace("ZC", "/").replace("ZB", "+").replace("ZA", "Z");
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
