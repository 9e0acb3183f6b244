package dev.fbads.simulator.batch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.fbads.simulator.graph.GraphErrors;
import dev.fbads.simulator.graph.IncomingCall;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * One call of a batch.
 *
 * @param path without a leading slash, with its own version or without
 * @param parameters of the address and of the body together
 */
record BatchItem(String method, String path, Map<String, String> parameters) {

    private static final String NEWEST = "v26.0";
    private static final String TOKEN = "access_token";

    BatchItem {
        parameters = Map.copyOf(parameters);
    }

    static List<BatchItem> parse(String batch) {
        try {
            return new JsonArray(batch).stream().map(JsonObject.class::cast).map(BatchItem::of).toList();
        } catch (DecodeException | ClassCastException e) {
            throw GraphErrors.parameter("param batch must be an array.");
        }
    }

    /** A token of its own. */
    Optional<String> token() {
        return Optional.ofNullable(parameters.get(TOKEN));
    }

    /** The call that it is, with what it has not of its own taken from the batch: version and token. */
    IncomingCall call(IncomingCall batch) {
        String version = batch.path().replace("/", "");
        boolean whole = path.matches("v\\d+\\.\\d+/.*") || path.startsWith("debug_token") || path.startsWith("oauth/");
        String full = whole ? "/" + path : "/" + (version.isEmpty() ? NEWEST : version) + "/" + path;
        return IncomingCall.of(method, full, parameters, token().or(batch::token), batch.origin(), true);
    }

    private static BatchItem of(JsonObject json) {
        String url = json.getString("relative_url", "");
        if (url.contains("{result=") || json.containsKey("depends_on")) {
            throw GraphErrors.notServed("a batch item that depends on another");
        }
        String path = url.replaceFirst("^https?://[^/]+/", "").replaceFirst("^/", "");
        int query = path.indexOf('?');
        Map<String, String> parameters = new HashMap<>();
        if (query >= 0) {
            read(path.substring(query + 1), parameters);
        }
        read(json.getString("body", ""), parameters);
        return new BatchItem(json.getString("method", "GET").toUpperCase(Locale.ROOT),
                query < 0 ? path : path.substring(0, query), parameters);
    }

    private static void read(String form, Map<String, String> into) {
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                into.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
