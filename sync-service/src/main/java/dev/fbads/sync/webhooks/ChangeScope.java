package dev.fbads.sync.webhooks;

import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.webhooks.WebhookChange;

/**
 * What a change affects. Most values contain the level of the changed object. An unknown field is treated as a change of both
 * account and objects: a change only triggers reads, so that an unnecessary one is harmless.
 *
 * @param account whether name, currency, zone or status of the account may have changed
 * @param objects whether a campaign, ad set or ad may have changed, and therefore today's figures
 */
record ChangeScope(boolean account, boolean objects) {

    /** Recommendations of Meta, which change neither. */
    private static final Set<String> ADVICE = Set.of("ad_recommendations", "creative_fatigue");
    private static final Set<String> OF_OBJECTS = Set.of("in_process_ad_objects", "with_issues_ad_objects", "subscriptions");
    private static final Set<String> OF_ACCOUNT = Set.of("account_status", "name", "currency", "timezone_id", "timezone_name",
            "disable_reason", "spend_cap");
    private static final Set<String> OBJECT_LEVELS = Set.of("campaign", "ad_set", "adset", "ad", "creative");
    private static final Set<String> ACCOUNT_LEVELS = Set.of("account", "ad_account");

    static ChangeScope of(WebhookChange change, ObjectMapper json) {
        if (ADVICE.contains(change.field())) {
            return new ChangeScope(false, false);
        }
        JsonNode value = json.valueToTree(change.value());
        String level = value.path("level").asText("").toLowerCase(Locale.ROOT);
        if (OBJECT_LEVELS.contains(level)) {
            return new ChangeScope(false, true);
        }
        if (ACCOUNT_LEVELS.contains(level) || OF_ACCOUNT.contains(change.field())) {
            return new ChangeScope(true, false);
        }
        return new ChangeScope(!OF_OBJECTS.contains(change.field()), true);
    }
}
