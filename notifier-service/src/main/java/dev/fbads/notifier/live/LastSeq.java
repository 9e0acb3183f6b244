package dev.fbads.notifier.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.QueryStringDecoder;

/**
 * The {@code last_seq} of a connection.
 *
 * @param value the newest event that the client has; empty when it wants no replay
 */
record LastSeq(OptionalLong value) {

    /** Of a client that wants no replay. */
    static final LastSeq NONE = new LastSeq(OptionalLong.empty());

    /** Below 2^63. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    /** Empty when it is malformed or given twice. */
    static Optional<LastSeq> parse(@Nullable String query) {
        List<String> given = new QueryStringDecoder(query == null ? "" : query, false)
                .parameters()
                .getOrDefault("last_seq", List.of());
        if (given.isEmpty()) {
            return Optional.of(NONE);
        }
        if (given.size() > 1 || !DIGITS.matcher(given.getFirst()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new LastSeq(OptionalLong.of(Long.parseLong(given.getFirst()))));
    }
}
