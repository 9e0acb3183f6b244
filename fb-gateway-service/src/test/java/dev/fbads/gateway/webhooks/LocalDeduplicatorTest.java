package dev.fbads.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.ManualClock;
import dev.fbads.gateway.webhooks.ChangeDeduplicator.Claims;

class LocalDeduplicatorTest {

    private final ManualClock clock = new ManualClock();
    private final LocalDeduplicator changes = new LocalDeduplicator(3, Duration.ofSeconds(20), clock);

    @Test
    void publishedChangesAreRememberedAndOthersReleased() {
        assertThat(claim("a", "b")).isEqualTo(new Claims(Set.of("a", "b"), Set.of()));
        assertThat(claim("a", "b", "c")).isEqualTo(new Claims(Set.of("c"), Set.of("a", "b")));

        complete(List.of("a", "b"), Set.of("a"));

        assertThat(claim("a", "b")).isEqualTo(new Claims(Set.of("b"), Set.of()));
    }

    @Test
    void aClaimOfAFailedReplicaExpires() {
        claim("a");
        clock.advance(Duration.ofSeconds(20));

        assertThat(claim("a").fresh()).containsExactly("a");
    }

    @Test
    void theMemoryIsBounded() {
        for (String id : List.of("a", "b", "c", "d")) {
            claim(id);
            complete(List.of(id), Set.of(id));
        }

        assertThat(claim("a", "b", "d").fresh()).containsExactly("a");
    }

    private Claims claim(String... ids) {
        return changes.claim(List.of(ids)).await().indefinitely();
    }

    private void complete(List<String> claimed, Set<String> published) {
        changes.complete(claimed, published).await().indefinitely();
    }
}
