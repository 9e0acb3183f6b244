package dev.fbads.local.backing;

/** A fixed port is in use; the message names the port, what wanted it, and the variable that changes it. */
public final class PortTakenException extends BackingException {

    public PortTakenException(int port, String wantedBy, String variable) {
        super("port %d (%s) is taken; set %s to another".formatted(port, wantedBy, variable));
    }
}
