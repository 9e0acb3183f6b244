package dev.fbads.simulator.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call as received, alone or in a batch, before any validation.
 *
 * @param path with the version, if any
 * @param parameters of the query and of the form together, decoded, without the token
 * @param origin scheme and authority, for links
 * @param item whether it was part of a batch
 */
public record IncomingCall(String method, String path, Map<String, String> parameters, Optional<String> token, String origin,
        boolean item) {

    private static final String TOKEN = "access_token";

    /** Copies the map. */
    public IncomingCall {
        parameters = Map.copyOf(parameters);
    }

    /** Takes the token from the parameters, unless it is in a header. */
    public static IncomingCall of(String method, String path, Map<String, String> parameters, Optional<String> bearer,
            String origin, boolean item) {
        Map<String, String> rest = new HashMap<>(parameters);
        Optional<String> parameter = Optional.ofNullable(rest.remove(TOKEN));
        return new IncomingCall(method, path, rest, bearer.or(() -> parameter), origin, item);
    }

    /** The components of the path. */
    List<String> components() {
        return Arrays.stream(path.split("/")).filter(component -> !component.isEmpty()).toList();
    }

    /** A parameter, when it was given and is not blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether it asks for insights, at their own edge or expanded in another. */
    boolean asksInsights() {
        return path.endsWith("/insights") || parameter("fields").orElse("").contains("insights");
    }

    /** The address of this call's page behind another cursor. */
    String linkAfter(String cursor) {
        Map<String, String> query = new HashMap<>(parameters);
        int limit = Page.of(parameters).limit();
        return PageLink.of(origin + path, token.orElse(""), query, limit, cursor);
    }
}
