package dev.fbads.sync.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrainTest {

    @ParameterizedTest
    @CsvSource({
            "2026-02-01, 2026-02-01", "2026-02-10, 2026-02-01", "2026-02-11, 2026-02-11", "2026-02-20, 2026-02-11",
            "2026-02-21, 2026-02-21", "2026-02-28, 2026-02-21", "2024-02-29, 2024-02-21", "2026-01-30, 2026-01-21",
            "2026-01-31, 2026-01-21"
    })
    void aThirdBeginsOnDay1Or11Or21(LocalDate day, LocalDate start) {
        assertThat(Grain.THIRD.startOf(day)).isEqualTo(start);
        assertThat(Grain.MONTH.startOf(day)).isEqualTo(day.withDayOfMonth(1));
        assertThat(Grain.DAY.startOf(day)).isEqualTo(day);
    }
}
