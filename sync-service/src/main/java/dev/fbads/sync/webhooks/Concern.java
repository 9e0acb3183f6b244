package dev.fbads.sync.webhooks;

import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.webhooks.WebhookChange;

/**
 * What a change is about. Meta names the level of an object in most values; {@code effective_status} carries nothing, and what
 * is unknown may be about either: it is looked at both ways. A change is a hint to look, so a look too many does no harm.
 *
 * @param account whether name, currency, zone or status of the account may have changed
 * @param objects whether a campaign, an ad set or an ad of it changed, and so today's figures may have
 */
record Concern(boolean account, boolean objects) {

    /** Advice of Meta's: it changes neither. */
    private static final Set<String> ADVICE = Set.of("ad_recommendations", "creative_fatigue");
    private static final Set<String> OF_OBJECTS = Set.of("in_process_ad_objects", "with_issues_ad_objects", "subscriptions");
    private static final Set<String> OF_ACCOUNT = Set.of("account_status", "name", "currency", "timezone_id", "timezone_name",
            "disable_reason", "spend_cap");
    private static final Set<String> OBJECT_LEVELS = Set.of("campaign", "ad_set", "adset", "ad", "creative");
    private static final Set<String> ACCOUNT_LEVELS = Set.of("account", "ad_account");

    static Concern of(WebhookChange change, ObjectMapper json) {
        if (ADVICE.contains(change.field())) {
            return new Concern(false, false);
        }
        JsonNode value = json.valueToTree(change.value());
        String level = value.path("level").asText("").toLowerCase(Locale.ROOT);
        if (OBJECT_LEVELS.contains(level)) {
            return new Concern(false, true);
        }
        if (ACCOUNT_LEVELS.contains(level) || OF_ACCOUNT.contains(change.field())) {
            return new Concern(true, false);
        }
        return new Concern(!OF_OBJECTS.contains(change.field()), true);
    }
}
