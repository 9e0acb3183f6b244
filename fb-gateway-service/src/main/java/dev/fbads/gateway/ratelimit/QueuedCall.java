package dev.fbads.gateway.ratelimit;

/**
 * One call that wants to go out.
 *
 * @param id names it in the queue, and its lease
 * @param userId whose share it takes
 * @param handicap microseconds by which it stands behind a call of the most urgent role that arrives now; less what it has
 *        waited elsewhere
 */
record QueuedCall(String id, String userId, long handicap) {
}
