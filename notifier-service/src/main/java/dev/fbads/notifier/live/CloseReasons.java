package dev.fbads.notifier.live;

import io.quarkus.websockets.next.CloseReason;

/** Reasons of the server to close a connection. Codes from 4000 on are application-defined (RFC 6455 §7.4.2). */
final class CloseReasons {

    /** The client reconnects with a new token. */
    static final CloseReason TOKEN_EXPIRED = new CloseReason(4401, "the token has expired");
    /** The client reconnects with last_seq. */
    static final CloseReason TOO_SLOW = new CloseReason(1013, "too many events are waiting; reconnect with last_seq");
    /** The client reconnects later. */
    static final CloseReason MEMBERSHIP_UNKNOWN = new CloseReason(1013, "memberships cannot be read now; try again later");

    private CloseReasons() {
    }
}
