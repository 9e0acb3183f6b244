package dev.fbads.sync.syncs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The transitions between the states of a sync. */
class SyncStateTest {

    private static final List<SyncState.Active> ACTIVE = List.of(new SyncState.Pending(), new SyncState.Syncing(),
            new SyncState.RateLimited());

    @Test
    void aStateIsEitherActiveOrEnded() {
        assertThat(states(SyncState.Active.class)).containsExactlyInAnyOrder("Pending", "Syncing", "RateLimited");
        assertThat(states(SyncState.Ended.class)).containsExactlyInAnyOrder("Completed", "Partial", "Failed", "Cancelled");
    }

    @Test
    void anEndedStateHasNoTransition() {
        assertThat(Arrays.stream(SyncState.Ended.class.getMethods()).map(Method::getReturnType))
                .noneMatch(SyncState.class::isAssignableFrom);
    }

    @Test
    void everyStateKeepsItsNameInTheDatabase() {
        assertThat(Stream.of("pending", "syncing", "rate_limited", "completed", "partial", "failed", "cancelled"))
                .allSatisfy(name -> assertThat(SyncState.ofWire(name).wire()).isEqualTo(name));
    }

    @Property
    void aSyncEndsWithItsLastJobInTheStateOfItsJobs(@ForAll @IntRange(min = 0, max = 5) int unfinished,
            @ForAll @IntRange(min = 0, max = 5) int held, @ForAll @IntRange(min = 0, max = 5) int givenUp,
            @ForAll @IntRange(min = 0, max = 5) int done) {
        int moving = Math.max(0, unfinished - held);
        SyncProgressCounts jobs = new SyncProgressCounts("s", unfinished, moving, 0, givenUp, done, 50, 0, 0, 0, null, null,
                null);

        for (SyncState.Active from : ACTIVE) {
            SyncState to = from.after(jobs);
            String expected = unfinished > 0 ? moving == 0 ? "rate_limited" : "syncing"
                    : givenUp == 0 ? "completed" : done > 0 ? "partial" : "failed";
            assertThat(to.wire()).as("from %s", from).isEqualTo(expected);
            assertThat(to instanceof SyncState.Ended).isEqualTo(unfinished == 0);
            assertThat(from.cancel()).isInstanceOf(SyncState.Ended.class);
        }
        assertThat(jobs.progress() == 100).isEqualTo(unfinished == 0 && givenUp == 0);
    }

    private static Set<String> states(Class<?> kind) {
        return Arrays.stream(SyncState.class.getDeclaredClasses())
                .filter(Class::isRecord)
                .filter(kind::isAssignableFrom)
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }
}
