package dev.fbads.notifier.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.notifier.event.EncodedEvent;
import io.quarkus.websockets.next.CloseReason;

/**
 * The subscription of one client. It guarantees:
 * <ol>
 * <li>Publishers never wait: an event is queued, and sent when the one before it has been sent.
 * <li>The queues are bounded: live events by a {@link ConflatingQueue}, the replay by the history that it comes from.
 * <li>The client receives the replay first, and no live event up to its {@code lastSeq}.
 * <li>A client whose queue overflows is closed with 1013.
 * </ol>
 */
final class Subscriber {

    private static final Logger LOG = Logger.getLogger(Subscriber.class);

    private final String subject;
    private final Outlet outlet;
    private final long lastSeq;
    private final Deque<EncodedEvent> replay = new ArrayDeque<>();
    private final ConflatingQueue live;
    /** Number of pending calls of {@link #drain()}; the first caller sends for all of them. */
    private final AtomicInteger drains = new AtomicInteger();
    private volatile boolean sending;
    private volatile boolean ended;

    /**
     * @param subject the token's {@code sub}
     * @param lastSeq the newest event that the client has; 0 for none
     * @param capacity maximum number of waiting live events
     */
    Subscriber(String subject, Outlet outlet, long lastSeq, int capacity) {
        this.subject = subject;
        this.outlet = outlet;
        this.lastSeq = lastSeq;
        this.live = new ConflatingQueue(capacity);
    }

    String subject() {
        return subject;
    }

    void replay(List<EncodedEvent> events) {
        synchronized (replay) {
            replay.addAll(events);
        }
        drain();
    }

    void offer(EncodedEvent event) {
        if (event.seq() <= lastSeq || ended) {
            return;
        }
        boolean queued;
        synchronized (replay) {
            queued = live.offer(event);
        }
        if (queued) {
            drain();
        } else {
            end(CloseReasons.TOO_SLOW);
        }
    }

    /** Drops waiting events and closes the connection. */
    void end(CloseReason reason) {
        discard();
        outlet.close(reason);
    }

    /** Drops waiting events of a closed connection. */
    void discard() {
        ended = true;
        synchronized (replay) {
            replay.clear();
            live.clear();
        }
    }

    /** A loop, because a send may complete immediately on this thread, and recursion would grow the stack with the replay. */
    private void drain() {
        if (drains.getAndIncrement() > 0) {
            return;
        }
        do {
            sendNext();
        } while (drains.decrementAndGet() > 0);
    }

    private void sendNext() {
        EncodedEvent next = sending || ended ? null : poll();
        if (next == null) {
            return;
        }
        sending = true;
        outlet.send(next.json())
                .subscribe()
                .with(sent -> {
                    sending = false;
                    drain();
                }, this::unreachable);
    }

    private @Nullable EncodedEvent poll() {
        synchronized (replay) {
            return replay.isEmpty() ? live.poll() : replay.poll();
        }
    }

    private void unreachable(Throwable failure) {
        LOG.debugf(failure, "a client of %s cannot be reached", subject);
        end(CloseReason.INTERNAL_SERVER_ERROR);
    }
}
