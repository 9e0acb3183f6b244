package dev.fbads.notifier.live;

import static dev.fbads.notifier.testing.Events.event;
import static dev.fbads.notifier.testing.Events.progress;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.contracts.events.SyncEventType;
import dev.fbads.notifier.event.EncodedEvent;

class ConflatingQueueTest {

    private final ConflatingQueue queue = new ConflatingQueue(4);

    @Test
    void belowItsCapacityNothingIsDropped() {
        offer(progress(1, "a", 1, 10));
        offer(progress(2, "a", 1, 20));

        assertThat(drained()).containsExactly(1L, 2L);
    }

    @Test
    void whenFullOnlyTheNewestProgressOfASyncRemains() {
        offer(event(SyncEventType.START, 1, "a", 1, 0));
        offer(progress(2, "a", 1, 10));
        offer(progress(3, "b", 1, 10));
        offer(progress(4, "a", 1, 20));

        assertThat(offer(progress(5, "a", 1, 30))).isTrue();

        assertThat(drained()).containsExactly(1L, 3L, 5L);
    }

    @Test
    void aLastEventReplacesSupersededProgress() {
        offer(progress(1, "a", 1, 10));
        offer(progress(2, "a", 1, 20));
        offer(progress(3, "b", 1, 10));
        offer(progress(4, "b", 1, 20));

        assertThat(offer(event(SyncEventType.COMPLETED, 5, "a", 1, 100))).isTrue();

        assertThat(drained()).containsExactly(2L, 4L, 5L);
    }

    @Test
    void startsAndLastEventsAreNeverDropped() {
        offer(event(SyncEventType.START, 1, "a", 1, 0));
        offer(event(SyncEventType.FAILED, 2, "a", 1, 0));
        offer(event(SyncEventType.START, 3, "b", 1, 0));
        offer(event(SyncEventType.COMPLETED, 4, "b", 1, 100));

        assertThat(offer(progress(5, "c", 1, 10))).isFalse();

        assertThat(drained()).containsExactly(1L, 2L, 3L, 4L);
    }

    private boolean offer(SyncEvent event) {
        return queue.offer(new EncodedEvent(event, ""));
    }

    private List<Long> drained() {
        List<Long> seqs = new ArrayList<>();
        for (EncodedEvent next = queue.poll(); next != null; next = queue.poll()) {
            seqs.add(next.seq());
        }
        return seqs;
    }
}
