package dev.fbads.sync.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.fbads.contracts.periods.ReportingCalendar;

class PartitionWindowTest {

    private static final List<ZoneId> ZONES = List.of(ZoneId.of("America/Toronto"), ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Etc/GMT+12"), ZoneId.of("Europe/Paris"));

    @ParameterizedTest
    @FieldSource("dev.fbads.testing.TestClock#EDGE_DATES")
    void requiresEveryMonthThatARequestMayNameAtEveryHourInEveryZone(LocalDate date) {
        IntStream.range(0, 24).mapToObj(hour -> date.atTime(hour, 0).toInstant(ZoneOffset.UTC)).forEach(now -> {
            PartitionWindow window = PartitionWindow.at(now, 3);
            for (ZoneId reporting : ZONES) {
                for (ZoneId account : ZONES) {
                    ReportingCalendar calendar = new ReportingCalendar(reporting, account);
                    assertThat(window.requires(YearMonth.from(calendar.earliestDay(now)))).isTrue();
                    assertThat(window.requires(YearMonth.from(calendar.latestDay(now)))).isTrue();
                }
            }
        });
    }

    @ParameterizedTest
    @FieldSource("dev.fbads.testing.TestClock#EDGE_DATES")
    void theWindowIncludesFutureMonthsWithoutRequiringThem(LocalDate date) {
        PartitionWindow window = PartitionWindow.at(date.atTime(6, 0).toInstant(ZoneOffset.UTC), 3);
        YearMonth month = YearMonth.from(date);

        assertThat(window.months()).startsWith(month, month.minusMonths(1)).contains(month.minusMonths(37))
                .endsWith(month.plusMonths(1), month.plusMonths(2), month.plusMonths(3));
        assertThat(window.requires(month)).isTrue();
        assertThat(window.requires(month.plusMonths(1))).isFalse();
    }

    @Test
    void refusesMonthsOutOfOrder() {
        assertThatThrownBy(() -> PartitionWindow.at(Instant.EPOCH, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
