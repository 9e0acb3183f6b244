package dev.fbads.gateway.errors;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code (#100) unique_clicks, unique_actions are not valid for fields param …} and
 * {@code (#100) Tried accessing nonexisting field (unique_clicks) on node type (AdsInsights)}.
 */
final class RefusedFields {

    private static final String PHRASE = "not valid for fields param";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*");
    private static final Pattern NONEXISTING = Pattern.compile("nonexisting field \\(([a-z0-9_]+)\\)");

    private RefusedFields() {
    }

    /** All words before the phrase that could be field names; other words are harmless, since they were never requested. */
    static Set<String> namedIn(GraphError error) {
        Matcher nonexisting = NONEXISTING.matcher(error.message());
        if (nonexisting.find()) {
            return Set.of(nonexisting.group(1));
        }
        int end = error.message().indexOf(PHRASE);
        return end < 0 ? Set.of()
                : NAME.matcher(error.message().substring(0, end)).results()
                        .map(MatchResult::group)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
