package dev.fbads.query.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.problems.Languages;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.tenant.Caller;

/**
 * A request whose response may be cached.
 *
 * @param scope exactly the accounts of the response
 * @param identity everything that determines the response, except the stored data and the current date
 * @param language of the response
 * @param known entity tags of the responses that the caller has cached
 */
public record CacheableRequest(Caller caller, AccountScope scope, List<String> identity, Locale language, List<String> known) {

    public CacheableRequest {
        identity = List.copyOf(identity);
        known = List.copyOf(known);
    }

    /** @param periods the resolved periods, so that a date preset is another request on another day */
    public static CacheableRequest of(Caller caller, AccountScope scope, List<Period> periods, UriInfo uri,
            HttpHeaders headers) {
        List<String> identity = new ArrayList<>();
        identity.add(uri.getPath());
        periods.forEach(period -> identity.add(period.since() + "/" + period.until()));
        Map<String, List<String>> parameters = new TreeMap<>(uri.getQueryParameters());
        parameters.forEach((name, values) -> {
            identity.add(name);
            identity.add(Integer.toString(values.size()));
            identity.addAll(values);
        });
        return new CacheableRequest(caller, scope, identity,
                Languages.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)),
                EntityTag.listed(Optional.ofNullable(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH)).orElse(List.of())));
    }
}
