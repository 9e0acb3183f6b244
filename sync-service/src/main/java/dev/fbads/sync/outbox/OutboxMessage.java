package dev.fbads.sync.outbox;

/**
 * A message that has not been sent.
 *
 * @param id increases in the order of insertion
 * @param payload JSON
 */
record OutboxMessage(long id, String topic, String key, String payload) {
}
