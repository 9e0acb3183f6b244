package dev.fbads.contracts.webhooks;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A change of an ad account that Meta reported (topic {@code fbads.webhooks}). Reports may be late, duplicate and out of
 * order, and never concern insights. A report is a reason to read the account again; it does not contain its new state.
 *
 * @param changeId hash of account, time, field and value: the same for duplicate reports, so that readers can drop them
 * @param accountId {@code act_<digits>}
 * @param field Meta's name of the changed field, for example {@code with_issues_ad_objects}
 * @param value as Meta sent it, any JSON; absent when Meta sent none
 * @param at when it changed, by Meta's clock, in whole seconds
 * @param receivedAt when the report was received
 */
public record WebhookChange(String changeId, String accountId, String field, @Nullable Object value, Instant at,
        Instant receivedAt) {
}
