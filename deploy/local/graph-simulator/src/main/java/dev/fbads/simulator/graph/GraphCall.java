package dev.fbads.simulator.graph;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.fbads.simulator.calls.CallNotes;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.fields.Field;
import dev.fbads.simulator.fields.FieldParser;
import dev.fbads.simulator.fields.FieldSyntaxException;
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
public record GraphCall(String method, List<String> path, Map<String, String> parameters, Access access,
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

    /** Whether the token may read this account. */
    public boolean mayRead(AdAccount account) {
        return access.lossOf(account.prefixedId()).isEmpty();
    }

    /** Refuses when the token may not read this account, or not any more. */
    public void require(AdAccount account, String id) {
        access.lossOf(account.prefixedId()).ifPresent(loss -> {
            throw GraphErrors.lost(loss, method.toLowerCase(Locale.ROOT), id);
        });
    }

    /** The {@code fields} parameter, read. */
    public List<Field> fields() {
        try {
            return FieldParser.parse(parameter("fields").orElse(""));
        } catch (FieldSyntaxException e) {
            throw GraphErrors.syntax(e.getMessage());
        }
    }

    /** The same call as it would have been at another instant and with other parameters. */
    public GraphCall at(Instant instant, Map<String, String> otherParameters) {
        return new GraphCall(method, path, otherParameters, access, baseUrl, instant, notes);
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
        return PageLink.of(baseUrl + "/" + edge, access.token().value(), query, limit, after);
    }
}
