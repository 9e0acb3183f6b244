package dev.fbads.notifier.history;

import static dev.fbads.notifier.testing.Events.event;
import static dev.fbads.notifier.testing.Events.progress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.events.SyncEventType;
import dev.fbads.notifier.event.EncodedEvent;
import dev.fbads.notifier.event.SyncEventCodec;

class EventHistoryTest {

    private final EventHistory history = new EventHistory(new HistoryLimits(3, 2, 5), new SyncEventCodec());

    @Test
    void theNewestEventsOfACompteAreStored() {
        for (int seq = 1; seq <= 5; seq++) {
            history.add(progress(seq, "sync" + seq, 1, 10));
        }

        assertThat(seqs(0, 1)).containsExactly(3L, 4L, 5L);
        assertThat(seqs(4, 1)).containsExactly(5L);
    }

    @Test
    void eventsOfSeveralComptesAreInOneOrder() {
        history.add(progress(2, "b", 2, 10));
        history.add(progress(1, "a", 1, 10));
        history.add(progress(3, "a", 1, 20));

        assertThat(seqs(0, 1, 2, 99)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void theCompteWithTheOldestLastEventIsEvicted() {
        history.add(progress(1, "a", 1, 10));
        history.add(progress(2, "b", 2, 10));
        history.add(progress(3, "a", 1, 20));
        history.add(progress(4, "c", 3, 10));

        assertThat(seqs(0, 1, 2, 3)).containsExactly(1L, 3L, 4L);
    }

    @Test
    void theEventsOfAllComptesAreBounded() {
        for (int seq = 1; seq <= 3; seq++) {
            history.add(progress(seq, "a" + seq, 1, 10));
            history.add(progress(seq + 10, "b" + seq, 2, 10));
        }

        assertThat(seqs(0, 1, 2)).containsExactly(11L, 12L, 13L);
    }

    @Test
    void duplicateAndLateEventsAreStale() {
        assertThat(history.add(progress(1, "a", 1, 10))).isPresent();
        assertThat(history.add(progress(3, "a", 1, 30))).isPresent();

        assertThat(history.add(progress(3, "a", 1, 30))).isEmpty();
        assertThat(history.add(progress(2, "a", 1, 20))).isEmpty();
        assertThat(history.add(progress(4, "a", 1, 20))).isEmpty();
        assertThat(history.add(event(SyncEventType.START, 5, "a", 1, 0))).isEmpty();
    }

    @Test
    void aLastEventPassesWithTheReachedPercentageAndNothingFollows() {
        history.add(progress(1, "a", 1, 60));

        assertThat(history.add(event(SyncEventType.FAILED, 2, "a", 1, 0)).orElseThrow().event())
                .isEqualTo(new SyncEventCodec().decode(history.after(1, Set.of(1)).getFirst().json()))
                .extracting("percent").isEqualTo(60);
        assertThat(history.add(event(SyncEventType.COMPLETED, 3, "a", 1, 100))).isEmpty();
    }

    @Test
    void aHistoryWithoutCapacityIsRefused() {
        assertThatThrownBy(() -> new EventHistory(new HistoryLimits(10, 1, 9), new SyncEventCodec()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Long> seqs(long after, Integer... comptes) {
        return history.after(after, Set.of(comptes)).stream().map(EncodedEvent::seq).toList();
    }
}
