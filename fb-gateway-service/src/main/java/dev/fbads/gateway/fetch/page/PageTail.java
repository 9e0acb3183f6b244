package dev.fbads.gateway.fetch.page;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;

/**
 * What the end of a page says, before the page is read. It is found from behind, so it may be wrong where Meta writes pages in
 * another way; whoever acts on it compares it with the page that was read.
 *
 * @param after the cursor of the next page
 * @param total objects of the edge; 0 where the page does not say, or says it elsewhere
 */
public record PageTail(String after, long total) {

    private static final byte[] PAGING = "\"paging\"".getBytes(US_ASCII);
    /** The link in it repeats the whole question, with the names of all fields. */
    private static final int LONGEST = 32 * 1024;

    /** Looks at the end of the body only; empty where no page follows, or where the end is not what Meta writes. */
    public static Optional<PageTail> of(byte[] body) {
        int from = lastPaging(body);
        return from < 0 ? Optional.empty() : read(body, from);
    }

    private static int lastPaging(byte[] body) {
        int first = Math.max(0, body.length - LONGEST);
        for (int at = body.length - PAGING.length; at >= first; at--) {
            if (body[at] == PAGING[0] && Arrays.equals(body, at, at + PAGING.length, PAGING, 0, PAGING.length)) {
                return at;
            }
        }
        return -1;
    }

    /** As an object of its own: the paging of an ad's rows is followed by more than the end of an object. */
    private static Optional<PageTail> read(byte[] body, int from) {
        byte[] end = new byte[body.length - from + 1];
        end[0] = '{';
        System.arraycopy(body, from, end, 1, body.length - from);
        Members members = new Members();
        try {
            PageJson.readObject(end, members::member);
        } catch (IOException another) {
            return Optional.empty();
        }
        return Optional.ofNullable(members.after).map(after -> new PageTail(after, members.total));
    }

    /** Those of the outermost object that come last. */
    private static final class Members {

        private @Nullable String after;
        private long total;

        void member(JsonParser json, String name) throws IOException {
            switch (name) {
                case "paging" -> after = PageJson.after(json);
                case "summary" -> total = PageJson.total(json);
                default -> json.skipChildren();
            }
        }
    }
}
