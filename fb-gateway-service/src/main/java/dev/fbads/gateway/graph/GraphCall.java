package dev.fbads.gateway.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One GET of the Graph API. The token it is made with is not in it: that travels in a header.
 *
 * @param path below the version, without leading slash: {@code act_1/ads}
 * @param params query parameters in the order in which they are sent, not yet encoded
 */
public record GraphCall(String path, Map<String, String> params) {

    public GraphCall {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    public static GraphCall to(String path) {
        return new GraphCall(path, Map.of());
    }

    /** The same call with one parameter more. */
    public GraphCall with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(params);
        more.put(name, value);
        return new GraphCall(path, more);
    }

    /** Names only: a parameter may be a secret. */
    @Override
    public String toString() {
        return "GraphCall[" + path + ", params=" + params.keySet() + "]";
    }

    /** Path and encoded query, {@code /v26.0/act_1/ads?limit=50}. */
    String target(String version) {
        String query = params.entrySet().stream()
                .map(param -> param.getKey() + "=" + URLEncoder.encode(param.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return "/" + version + "/" + path + (query.isEmpty() ? "" : "?" + query);
    }
}
