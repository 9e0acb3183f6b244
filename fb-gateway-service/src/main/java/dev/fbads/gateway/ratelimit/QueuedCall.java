package dev.fbads.gateway.ratelimit;

/**
 * A call that requests to be sent.
 *
 * @param id identifies the call in the queue, and its lease
 * @param userId the user whose limit applies
 * @param handicap microseconds by which it ranks behind a call of the highest role that arrives now, minus the time already
 *        waited
 */
record QueuedCall(String id, String userId, long handicap) {
}
