package dev.fbads.notifier.live;

import io.quarkus.websockets.next.CloseReason;

/** Why the server closes a connection. 4000 and above are ours (RFC 6455 §7.4.2). */
final class CloseReasons {

    /** Come back with a new token. */
    static final CloseReason TOKEN_EXPIRED = new CloseReason(4401, "the token has expired");
    /** Come back with last_seq. */
    static final CloseReason TOO_SLOW = new CloseReason(1013, "too many events are waiting; reconnect with last_seq");
    /** Come back a little later. */
    static final CloseReason MEMBERSHIP_UNKNOWN = new CloseReason(1013, "memberships cannot be read now; try again later");

    private CloseReasons() {
    }
}
