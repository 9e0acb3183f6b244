package dev.fbads.query.series;

import java.util.List;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.level.LevelQuery;

/**
 * A query for figures over time.
 *
 * @param level selects rows and days
 * @param granularity the length of a point
 * @param top number of rows with a line of their own, the first in the query's order
 */
record SeriesQuery(LevelQuery level, SeriesGranularity granularity, int top) {

    /** The units of the points, per period, that of the query first. */
    List<List<Period>> units() {
        Period period = level.period();
        return level.periods()
                .stream()
                .map(each -> each == period ? granularity.units(period) : granularity.comparedUnits(period, each))
                .toList();
    }
}
