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
 * A request whose answer may be kept.
 *
 * @param caller who asks
 * @param scope which accounts the answer is about, all of them and no other
 * @param identity all that decides what the answer says, but for what is stored and for today
 * @param language of the answer
 * @param known entity tags of the answers that the caller has
 */
public record Question(Caller caller, AccountScope scope, List<String> identity, Locale language, List<String> known) {

    public Question {
        identity = List.copyOf(identity);
        known = List.copyOf(known);
    }

    /** @param periods the days that are meant, so that a preset is another question on another day */
    public static Question of(Caller caller, AccountScope scope, List<Period> periods, UriInfo uri, HttpHeaders headers) {
        List<String> identity = new ArrayList<>();
        identity.add(uri.getPath());
        periods.forEach(period -> identity.add(period.since() + "/" + period.until()));
        Map<String, List<String>> parameters = new TreeMap<>(uri.getQueryParameters());
        parameters.forEach((name, values) -> {
            identity.add(name);
            identity.add(Integer.toString(values.size()));
            identity.addAll(values);
        });
        return new Question(caller, scope, identity, Languages.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)),
                EntityTag.listed(Optional.ofNullable(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH)).orElse(List.of())));
    }
}
