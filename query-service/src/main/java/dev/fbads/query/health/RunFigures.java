package dev.fbads.query.health;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What the import logs of a window tell; times in milliseconds, null where no run tells any.
 *
 * @param callsMade calls to Meta
 * @param callsFailed those of them that failed
 * @param ended runs that succeeded or failed: one that was paused or cancelled did neither
 * @param succeeded those that brought data
 */
record RunFigures(long callsMade, long callsFailed, long ended, long succeeded, @Nullable BigDecimal callAverage,
        @Nullable BigDecimal callMedian, @Nullable BigDecimal callP95, @Nullable BigDecimal fetchMedian,
        @Nullable BigDecimal fetchP95) {
}
