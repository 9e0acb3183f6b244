package dev.fbads.gateway.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call of the Graph API. Holds no token, which is sent in a header.
 *
 * @param method GET, or POST for reports and batches
 * @param path below the version, without leading slash: {@code act_1/ads}
 * @param params parameters in the order in which they are sent, not encoded; those of a POST are sent as a form
 */
public record GraphCall(Method method, String path, Map<String, String> params) {

    /** The methods in use. */
    public enum Method {
        GET,
        POST
    }

    public GraphCall {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    public static GraphCall to(String path) {
        return new GraphCall(Method.GET, path, Map.of());
    }

    public static GraphCall post(String path) {
        return new GraphCall(Method.POST, path, Map.of());
    }

    /** The same call with one more parameter. */
    public GraphCall with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(params);
        more.put(name, value);
        return new GraphCall(method, path, more);
    }

    /** Names only: a parameter may be a secret. */
    @Override
    public String toString() {
        return "GraphCall[" + path + ", params=" + params.keySet() + "]";
    }

    /** Path and encoded query, {@code /v26.0/act_1/ads?limit=50}; without the query for a POST. */
    String target(String version) {
        String query = method == Method.GET ? encodedParams() : "";
        return "/" + version + "/" + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** The form of a POST; empty for a GET. */
    String form() {
        return method == Method.POST ? encodedParams() : "";
    }

    private String encodedParams() {
        return params.entrySet().stream()
                .map(param -> param.getKey() + "=" + URLEncoder.encode(param.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
