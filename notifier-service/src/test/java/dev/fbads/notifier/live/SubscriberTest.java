package dev.fbads.notifier.live;

import static dev.fbads.notifier.testing.Events.event;
import static dev.fbads.notifier.testing.Events.progress;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.contracts.events.SyncEventType;
import dev.fbads.notifier.event.EncodedEvent;

/** The guarantees of a {@link Subscriber}. */
class SubscriberTest {

    private static final int CAPACITY = 3;

    @Test
    void publishersDoNotWaitForASlowClient() {
        FakeOutlet outlet = new FakeOutlet(true);
        Subscriber slow = new Subscriber("client", outlet, 0, CAPACITY);

        IntStream.rangeClosed(1, 50).forEach(i -> slow.offer(message(progress(i, "a", 1, i))));

        assertThat(outlet.received()).containsExactly("1");
        outlet.take();
        outlet.take();
        assertThat(outlet.received()).first().isEqualTo("1");
        assertThat(outlet.received()).last().isEqualTo("50");
        assertThat(outlet.closeReason()).isNull();
    }

    @Test
    void aClientWhoseQueueOverflowsIsClosedWithAReason() {
        FakeOutlet outlet = new FakeOutlet(true);
        Subscriber slow = new Subscriber("client", outlet, 0, CAPACITY);

        IntStream.rangeClosed(1, 5).forEach(i -> slow.offer(message(event(SyncEventType.START, i, "sync" + i, 1, 0))));

        assertThat(outlet.closeReason()).isEqualTo(CloseReasons.TOO_SLOW);
        outlet.take();
        assertThat(outlet.received()).containsExactly("1");
    }

    @Test
    void aReplayLargerThanTheQueueIsSentWhollyAndFirst() {
        FakeOutlet outlet = new FakeOutlet(false);
        Subscriber client = new Subscriber("client", outlet, 0, CAPACITY);
        List<EncodedEvent> stored = IntStream.rangeClosed(1, 5_000)
                .mapToObj(i -> message(event(SyncEventType.START, i, "sync" + i, 1, 0)))
                .toList();

        client.replay(stored);
        client.offer(message(progress(5_001, "a", 1, 10)));

        assertThat(outlet.received()).isEqualTo(IntStream.rangeClosed(1, 5_001).mapToObj(Integer::toString).toList());
    }

    @Test
    void eventsUpToLastSeqAreNotSent() {
        FakeOutlet outlet = new FakeOutlet(false);
        Subscriber client = new Subscriber("client", outlet, 10, CAPACITY);

        client.offer(message(progress(10, "a", 1, 10)));
        client.offer(message(progress(11, "a", 1, 20)));

        assertThat(outlet.received()).containsExactly("11");
    }

    @Test
    void anUnreachableClientIsClosed() {
        FakeOutlet outlet = new FakeOutlet(true);
        Subscriber client = new Subscriber("client", outlet, 0, CAPACITY);
        client.offer(message(progress(1, "a", 1, 10)));
        client.offer(message(progress(2, "a", 1, 20)));

        outlet.fail();

        assertThat(outlet.closeReason()).isNotNull();
        assertThat(outlet.received()).containsExactly("1");
    }

    private static EncodedEvent message(SyncEvent event) {
        return new EncodedEvent(event, Long.toString(event.seq()));
    }
}
