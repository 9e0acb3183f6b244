package dev.fbads.sync.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.webhooks.WebhookChange;

class ChangeScopeTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
            "in_process_ad_objects, CAMPAIGN, false, true",
            "in_process_ad_objects, AD_SET, false, true",
            "with_issues_ad_objects, AD, false, true",
            "with_issues_ad_objects, ACCOUNT, true, false",
            "effective_status, '', true, true",
            "subscriptions, '', false, true",
            "account_status, '', true, false",
            "ad_recommendations, AD, false, false",
            "creative_fatigue, AD, false, false",
            "what_meta_invents_next, '', true, true" })
    void aChangeAffectsTheAccountOrItsObjects(String field, String level, boolean account, boolean objects) {
        assertThat(ChangeScope.of(change(field, Map.of("id", "1", "level", level)), new ObjectMapper()))
                .isEqualTo(new ChangeScope(account, objects));
    }

    @Test
    void aChangeWithoutValueOrWithATextValueAffectsAccountAndObjects() {
        assertThat(ChangeScope.of(change("effective_status", null), new ObjectMapper())).isEqualTo(new ChangeScope(true, true));
        assertThat(ChangeScope.of(change("effective_status", "PAUSED"), new ObjectMapper()))
                .isEqualTo(new ChangeScope(true, true));
    }

    private static WebhookChange change(String field, Object value) {
        return new WebhookChange("0f", "act_1", field, value, Instant.EPOCH, Instant.EPOCH);
    }
}
