package dev.fbads.query.export;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.figures.ObjectHierarchy;
import dev.fbads.query.level.LevelRow;
import dev.fbads.query.level.RowFigures;
import dev.fbads.query.metric.ActionIndex;

/** One row of a file: the figures of an object in a period. */
record ExportRow(Period period, RowFigures row, AdAccount account, ObjectHierarchy hierarchy) {

    /** The row as in the response of the level, with its days. */
    Line line(ActionIndex actions) {
        return new Line(period.since(), period.until(), LevelRow.of(row, account, hierarchy, actions));
    }

    /** The shape of a line of NDJSON. */
    record Line(LocalDate dateStart, LocalDate dateStop, @JsonUnwrapped LevelRow row) {
    }
}
