package dev.fbads.gateway.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call of the Graph API. Holds no token: that travels in a header.
 *
 * @param method whether it asks or starts something
 * @param path below the version, without leading slash: {@code act_1/ads}
 * @param params parameters in the order in which they are sent, not yet encoded; those of a POST travel as a form
 */
public record GraphCall(Method method, String path, Map<String, String> params) {

    /** The methods that we use. */
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

    /** The same call with one parameter more. */
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

    /** Path and encoded query, {@code /v26.0/act_1/ads?limit=50}; without the query where it travels as a form. */
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
