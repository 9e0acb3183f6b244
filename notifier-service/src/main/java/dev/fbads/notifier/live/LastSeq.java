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
 * @param value the newest event that the client has; empty without a replay
 */
record LastSeq(OptionalLong value) {

    /** The client requests no replay. */
    static final LastSeq NONE = new LastSeq(OptionalLong.empty());

    /** Values below 2^63. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    /** Empty if it is malformed or repeated. */
    static Optional<LastSeq> parse(@Nullable String query) {
        List<String> values = new QueryStringDecoder(query == null ? "" : query, false)
                .parameters()
                .getOrDefault("last_seq", List.of());
        if (values.isEmpty()) {
            return Optional.of(NONE);
        }
        if (values.size() > 1 || !DIGITS.matcher(values.getFirst()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new LastSeq(OptionalLong.of(Long.parseLong(values.getFirst()))));
    }
}
