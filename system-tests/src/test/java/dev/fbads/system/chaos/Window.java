package dev.fbads.system.chaos;

import java.time.LocalDate;
import java.util.List;

/** The days of one import; both ends included. */
public record Window(LocalDate since, LocalDate until) {

    public Window {
        if (until.isBefore(since)) {
            throw new IllegalArgumentException("%s is before %s".formatted(until, since));
        }
    }

    public static Window endingAt(LocalDate until, int days) {
        return new Window(until.minusDays(days - 1L), until);
    }

    /** The same number of days, directly before. */
    public Window before() {
        return new Window(since.minusDays(days().size()), since.minusDays(1));
    }

    List<LocalDate> days() {
        return since.datesUntil(until.plusDays(1)).toList();
    }
}
