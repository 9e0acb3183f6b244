package dev.fbads.simulator.graph;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.fbads.simulator.calls.CallNotes;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.time.Today;

/**
 * A call that was let in: version, token and path are good.
 *
 * @param path components after the version
 * @param parameters decoded, without the token
 * @param baseUrl scheme, host and version, for links to further pages
 * @param now one instant for the whole answer
 * @param notes what the call log wants to know of it
 */
public record GraphCall(String method, List<String> path, Map<String, String> parameters, AccessTokens.Access access,
        String baseUrl, Instant now, CallNotes notes) {

    /** Copies the collections. */
    public GraphCall {
        path = List.copyOf(path);
        parameters = Map.copyOf(parameters);
    }

    /** A parameter, when it was given and is not blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether the token was given this account. */
    public boolean mayRead(AdAccount account) {
        return access.mayRead(account.prefixedId());
    }

    /** The current day of an account. */
    public Today today(AdAccount account) {
        return Today.of(now, account.zone());
    }

    /**
     * The address of another page, with the token in it, as Graph has it.
     *
     * @param edge path after the version, such as {@code act_1/ads}
     */
    public String link(String edge, Map<String, String> query, int limit, String after) {
        return PageLink.of(baseUrl + "/" + edge, access.token(), query, limit, after);
    }
}
