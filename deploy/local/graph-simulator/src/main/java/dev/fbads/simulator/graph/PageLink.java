package dev.fbads.simulator.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The address of a further page. */
final class PageLink {

    private PageLink() {
    }

    static String of(String url, String token, Map<String, String> query, int limit, String after) {
        Map<String, String> all = new TreeMap<>(query);
        all.remove("before");
        all.put("limit", Integer.toString(limit));
        all.put("after", after);
        StringBuilder link = new StringBuilder(url).append("?access_token=").append(encode(token));
        all.forEach((name, value) -> link.append('&').append(encode(name)).append('=').append(encode(value)));
        return link.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
