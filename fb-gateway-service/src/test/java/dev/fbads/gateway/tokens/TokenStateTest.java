package dev.fbads.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.testing.TestClock;

class TokenStateTest {

    private static final Instant NOW = TestClock.NOW;
    private static final Duration WINDOW = Duration.ofDays(10);
    private static final GraphCode EXPIRED = new GraphCode(190, 463);

    @Test
    void aTokenWithoutExpiryStaysValid() {
        assertThat(TokenState.usable(null, NOW, WINDOW)).isEqualTo(new TokenState.Valid(null));
    }

    static List<LocalDate> dates() {
        return TestClock.EDGE_DATES;
    }

    @ParameterizedTest
    @MethodSource("dates")
    void aTokenThatExpiresWithinTheWindowIsExpiring(LocalDate date) {
        Instant now = TestClock.afternoonOf(date);
        Instant atItsEdge = TestClock.afternoonOf(date.plusDays(10));

        assertThat(TokenState.usable(atItsEdge, now, WINDOW)).isEqualTo(new TokenState.Valid(atItsEdge));
        assertThat(TokenState.usable(atItsEdge.minusSeconds(1), now, WINDOW))
                .isEqualTo(new TokenState.Expiring(atItsEdge.minusSeconds(1)));
    }

    @Test
    void quarantineKeepsMetasReasonAndLeadsBackOrOut() {
        TokenState.Quarantined quarantined = new TokenState.Expiring(NOW.plusSeconds(9)).quarantined(EXPIRED, NOW);

        assertThat(quarantined).isEqualTo(new TokenState.Quarantined(EXPIRED, NOW, NOW.plusSeconds(9)));
        assertThat(quarantined.restored(null, NOW, WINDOW)).isEqualTo(new TokenState.Valid(null));
        assertThat(quarantined.revoked(new GraphCode(190, 458), NOW))
                .isEqualTo(new TokenState.Revoked(new GraphCode(190, 458), NOW));
    }

    @Test
    void aRefreshMakesAnExpiringTokenValidAgain() {
        assertThat(new TokenState.Expiring(NOW.plusSeconds(9)).until(NOW.plus(Duration.ofDays(60)), NOW, WINDOW))
                .isEqualTo(new TokenState.Valid(NOW.plus(Duration.ofDays(60))));
    }
}
