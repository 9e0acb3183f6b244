package dev.fbads.query.health;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Figures of the import logs of a window; durations in milliseconds, null if no run has one.
 *
 * @param callsMade calls to Meta
 * @param callsFailed failed calls to Meta
 * @param ended runs that succeeded or failed; paused and cancelled runs are not counted
 * @param succeeded runs that imported data
 */
record RunFigures(long callsMade, long callsFailed, long ended, long succeeded, @Nullable BigDecimal callAverage,
        @Nullable BigDecimal callMedian, @Nullable BigDecimal callP95, @Nullable BigDecimal fetchMedian,
        @Nullable BigDecimal fetchP95) {
}
