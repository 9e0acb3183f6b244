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

    private static final String BEFORE_ALL = "-1";
    private static final String BEFORE_ALL_FORM = "-0{0,8}1";
    private static final String NUMBER = "\\d{1,9}";

    private Cursor() {
    }

    /** The cursor of a place. */
    public static String encode(int... place) {
        return encoded(Arrays.stream(place).mapToObj(Integer::toString).collect(Collectors.joining(".")));
    }

    /** Another cursor of the same place. */
    public static String synonym(String cursor) {
        return plain(cursor).map(text -> encoded(text.startsWith("-") ? "-0" + text.substring(1) : "0" + text)).orElse(cursor);
    }

    /** A cursor after which a whole list comes, given any cursor of that list. */
    public static String startOf(String cursor) {
        return plain(cursor).map(text -> encoded(text.replaceAll("[^.]+(?=\\.)", "0").replaceAll("[^.]+$", BEFORE_ALL)))
                .orElse(cursor);
    }

    private static String encoded(String plain) {
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
                .filter(parts -> parts.length == length && isPlace(parts))
                .map(parts -> Arrays.stream(parts).mapToInt(Integer::parseInt).toArray())
                .orElseThrow(GraphErrors::cursor);
    }

    private static boolean isPlace(String[] parts) {
        String last = parts[parts.length - 1];
        return Arrays.stream(parts).limit(parts.length - 1L).allMatch(part -> part.matches(NUMBER))
                && (last.matches(BEFORE_ALL_FORM) || last.matches(NUMBER));
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
