package dev.fbads.local.launcher.edge;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;

/** The one connection to a service that a client connection owns, or none. */
final class OwnedUpstream {

    private final ClientConnection owner;
    private final EventLoop loop;
    private final EdgeTimeouts timeouts;
    private @Nullable Upstream current;

    OwnedUpstream(ClientConnection owner, EventLoop loop, EdgeTimeouts timeouts) {
        this.owner = owner;
        this.loop = loop;
        this.timeouts = timeouts;
    }

    /** The connection to that port: the present one where it serves the port, otherwise a new one in its place. */
    Upstream at(int port) {
        var present = current;
        if (present != null && present.serves(port)) {
            return present;
        }
        close();
        var connecting = Upstream.connect(port, owner, loop, timeouts);
        current = connecting;
        return connecting;
    }

    /** Writes to the service; without one the message is discarded. */
    void write(Object message) {
        if (current == null) {
            ReferenceCountUtil.release(message);
        } else {
            current.write(message);
        }
    }

    void flush() {
        if (current != null) {
            current.flush();
        }
    }

    void reading(boolean on) {
        if (current != null) {
            current.reading(on);
        }
    }

    boolean takesMore() {
        return current == null || current.takesMore();
    }

    /** Closes the connection, whatever its state. */
    void close() {
        var released = release();
        if (released != null) {
            released.close();
        }
    }

    /** Gives the connection up without closing it. */
    @Nullable
    Upstream release() {
        var released = current;
        current = null;
        return released;
    }
}
