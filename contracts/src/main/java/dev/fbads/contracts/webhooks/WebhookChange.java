package dev.fbads.contracts.webhooks;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A change that Meta told of an ad account (topic {@code fbads.webhooks}). Meta tells late, twice and out of order, and never
 * that insights changed: it is a hint to look, not the new state.
 *
 * @param changeId hash of account, time, field and value: the same for a change told twice, for readers to drop it
 * @param accountId {@code act_<digits>}
 * @param field what changed, under Meta's name, such as {@code with_issues_ad_objects}
 * @param value as Meta sent it, any JSON; absent when Meta sent none
 * @param at when it changed, by Meta's clock, in whole seconds
 * @param receivedAt when it came in
 */
public record WebhookChange(String changeId, String accountId, String field, @Nullable Object value, Instant at,
        Instant receivedAt) {
}
