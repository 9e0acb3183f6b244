package dev.fbads.simulator.recorded;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A row as Meta sent it.
 *
 * @param breakdowns the set it was asked with
 */
public record RecordedRow(List<String> breakdowns, ObjectNode json) {

    /** Copies the list. */
    public RecordedRow {
        breakdowns = List.copyOf(breakdowns);
    }

    String text(String field) {
        return json.path(field).asText();
    }

    long count(String field) {
        return json.path(field).asLong();
    }

    long epochDay() {
        return LocalDate.parse(text("date_start")).toEpochDay();
    }
}
