package dev.fbads.query.series;

import java.util.List;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.level.LevelQuery;

/**
 * Which figures are wanted over time.
 *
 * @param level which rows, of which days
 * @param granularity how long the time of a point is
 * @param top how many of the rows have a line of their own, the first in the query's order
 */
record SeriesQuery(LevelQuery level, SeriesGranularity granularity, int top) {

    /** Per period, that of the query first, the times of its points. */
    List<List<Period>> units() {
        Period period = level.period();
        return level.periods()
                .stream()
                .map(one -> one == period ? granularity.units(period) : granularity.comparedUnits(period, one))
                .toList();
    }
}
