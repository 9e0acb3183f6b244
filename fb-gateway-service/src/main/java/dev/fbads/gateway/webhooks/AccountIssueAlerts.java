package dev.fbads.gateway.webhooks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.contracts.webhooks.WebhookChange;
import dev.fbads.gateway.alerts.Alerts;

/**
 * Raises alerts for ads and accounts with issues: one per account and error code of a delivery, however many ads it names.
 * Meta never reports the end of an issue, so each delivery raises an alert with the same episode, which consumers
 * recognise.
 */
@ApplicationScoped
class AccountIssueAlerts {

    private static final String WITH_ISSUES = "with_issues_ad_objects";
    private static final int LONGEST_SUMMARY = 200;

    private final Alerts alerts;

    AccountIssueAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    /** Raises the alerts of these changes. */
    void raise(Collection<WebhookChange> changes) {
        Map<String, Issue> issues = new LinkedHashMap<>();
        for (WebhookChange change : changes) {
            if (change.field().equals(WITH_ISSUES) && change.value() instanceof JsonNode value) {
                Issue issue = Issue.of(change.accountId(), value);
                issues.merge(issue.episode(), issue, (first, again) -> first.andOneMore());
            }
        }
        issues.forEach((episode, issue) -> {
            alerts.raise(AlertKind.ACCOUNT_ISSUE, episode, null, issue.account(), issue.message());
            alerts.resolve(AlertKind.ACCOUNT_ISSUE, episode);
        });
    }

    private record Issue(String account, String code, String level, String id, String summary, int objects) {

        private static Issue of(String account, JsonNode value) {
            String summary = value.path("error_summary").asText();
            return new Issue(account, value.path("error_code").asText("unknown"), value.path("level").asText("object"),
                    value.path("id").asText(), summary.substring(0, Math.min(LONGEST_SUMMARY, summary.length())), 1);
        }

        private Issue andOneMore() {
            return new Issue(account, code, level, id, summary, objects + 1);
        }

        private String episode() {
            return "webhook:" + account + ":" + code;
        }

        private String message() {
            return "Meta reports an issue of %s: %s %s and %d more, error %s %s"
                    .formatted(account, level, id, objects - 1, code, summary).strip();
        }
    }
}
