package dev.fbads.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import dev.fbads.testing.good.ReadsTheTestClock;

class NoSystemClockTest {

    @Test
    void refusesATestThatReadsTheSystemClock() {
        assertThatThrownBy(() -> NoSystemClock.checkTests("dev.fbads.testing.bad"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("LocalDate.now")
                .hasMessageContaining("Clock.systemUTC")
                .hasMessageContaining("System.currentTimeMillis")
                .hasMessageContaining("Instant.now")
                .hasMessageContaining("java.util.Date.<init>")
                .hasMessageContaining("Calendar.getInstance");
    }

    @Test
    void acceptsATestThatReadsAGivenClock() {
        assertThatCode(() -> NoSystemClock.checkTests(ReadsTheTestClock.class.getPackageName())).doesNotThrowAnyException();
    }

    @Test
    void theTestDateIsOneDayInAllZonesThatTestsUse() {
        for (String zone : new String[] { "UTC", "America/Toronto", "Europe/Paris" }) {
            assertThat(LocalDate.ofInstant(TestClock.NOW, ZoneId.of(zone)))
                    .isEqualTo(TestClock.TODAY);
        }
    }
}
