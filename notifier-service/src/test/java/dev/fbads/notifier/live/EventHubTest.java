package dev.fbads.notifier.live;

import static dev.fbads.notifier.testing.Events.progress;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fbads.notifier.event.SyncEventCodec;
import dev.fbads.notifier.history.EventHistory;
import dev.fbads.notifier.history.HistoryLimits;

class EventHubTest {

    private static final int EVENTS = 2_000;
    private static final LastSeq ALL = new LastSeq(OptionalLong.of(0));

    private final SyncEventCodec codec = new SyncEventCodec();
    private final EventHub hub = new EventHub(new EventHistory(new HistoryLimits(EVENTS, 10, EVENTS), codec));

    @Test
    void everyEventIsInTheReplayOrLiveExactlyOnce() throws InterruptedException {
        List<FakeOutlet> outlets = new ArrayList<>();
        Thread publisher = Thread.ofPlatform().start(() -> IntStream.rangeClosed(1, EVENTS)
                .forEach(i -> hub.publish(progress(i, "sync" + i, 1, 10))));
        for (int i = 0; i < 100; i++) {
            FakeOutlet outlet = new FakeOutlet(false);
            outlets.add(outlet);
            hub.subscribe(new Subscriber("client", outlet, 0, 10), Set.of(1), ALL, hub.arrivals());
        }
        publisher.join();

        List<String> all = IntStream.rangeClosed(1, EVENTS)
                .mapToObj(i -> codec.encode(progress(i, "sync" + i, 1, 10)).json())
                .toList();
        assertThat(outlets).allSatisfy(outlet -> assertThat(outlet.received()).isEqualTo(all));
    }

    @Test
    void eventsThatArriveWhileComptesAreReadAreSent() {
        hub.publish(progress(7, "a", 1, 10));
        long connected = hub.arrivals();
        hub.publish(progress(9, "a", 1, 20));
        hub.publish(progress(8, "b", 1, 10));
        hub.publish(progress(10, "c", 2, 10));
        hub.publish(progress(9, "a", 1, 20));
        FakeOutlet outlet = new FakeOutlet(false);

        hub.subscribe(new Subscriber("client", outlet, 0, 10), Set.of(1), LastSeq.NONE, connected);
        hub.publish(progress(11, "a", 1, 30));

        assertThat(outlet.received()).extracting(json -> codec.decode(json).seq()).containsExactly(8L, 9L, 11L);
    }

    @Test
    void aSlowClientDelaysNoOther() {
        FakeOutlet stuck = new FakeOutlet(true);
        FakeOutlet quick = new FakeOutlet(false);
        hub.subscribe(new Subscriber("client", stuck, 0, 10), Set.of(1), LastSeq.NONE, hub.arrivals());
        hub.subscribe(new Subscriber("client", quick, 0, 10), Set.of(1), LastSeq.NONE, hub.arrivals());

        IntStream.rangeClosed(1, 100).forEach(i -> hub.publish(progress(i, "sync" + i, 1, 10)));

        assertThat(quick.received()).hasSize(100);
        assertThat(stuck.received()).hasSize(1);
        assertThat(stuck.closeReason()).isEqualTo(CloseReasons.TOO_SLOW);
    }

    @Test
    void aUserReceivesEventsOfCurrentComptesOnly() {
        FakeOutlet outlet = new FakeOutlet(false);
        Subscriber subscriber = new Subscriber("client", outlet, 0, 10);
        hub.subscribe(subscriber, Set.of(1, 2), LastSeq.NONE, hub.arrivals());

        hub.reassign("client", Set.of(2, 3));
        hub.publish(progress(1, "a", 1, 10));
        hub.publish(progress(2, "b", 2, 10));
        hub.publish(progress(3, "c", 3, 10));
        hub.unsubscribe(subscriber);
        hub.publish(progress(4, "b", 2, 20));

        assertThat(outlet.received()).extracting(json -> codec.decode(json).seq()).containsExactly(2L, 3L);
        assertThat(hub.subjects()).isEmpty();
    }
}
