package dev.fbads.sync.outbox;

/**
 * A message on its way.
 *
 * @param id order of writing
 * @param payload JSON
 */
record OutboxMessage(long id, String topic, String key, String payload) {
}
