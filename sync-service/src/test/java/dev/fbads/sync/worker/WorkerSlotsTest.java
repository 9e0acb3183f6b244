package dev.fbads.sync.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class WorkerSlotsTest {

    private final WorkerSlots slots = new WorkerSlots(2);

    @Test
    void aWaitingCallerGetsTheNextReleasedSlot() {
        UniAssertSubscriber<Void> first = acquire();
        UniAssertSubscriber<Void> second = acquire();
        UniAssertSubscriber<Void> third = acquire();
        UniAssertSubscriber<Void> fourth = acquire();
        first.assertCompleted();
        second.assertCompleted();
        third.assertNotTerminated();

        slots.release();

        third.assertCompleted();
        fourth.assertNotTerminated();
    }

    @Test
    void aReleasedSlotIsFreeAgain() {
        acquire();
        acquire();
        slots.release();

        assertThat(acquire().getFailure()).isNull();
        acquire().assertNotTerminated();
    }

    private UniAssertSubscriber<Void> acquire() {
        return slots.acquire().subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
