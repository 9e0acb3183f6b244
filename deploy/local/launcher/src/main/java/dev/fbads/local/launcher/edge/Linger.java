package dev.fbads.local.launcher.edge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;

/**
 * The time after a response in which a client may send the rest of its request, which is discarded. Without it the close
 * would be a reset, and the client might not see the response.
 */
final class Linger {

    private final Channel channel;
    private final Duration atMost;
    private @Nullable Future<?> end;

    Linger(Channel channel, Duration atMost) {
        this.channel = channel;
        this.atMost = atMost;
    }

    void begin() {
        end = channel.eventLoop().schedule(() -> Channels.close(channel), atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The rest has come. */
    void end() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }
}
