package dev.fbads.sync.plan;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.wish.Wish;

/**
 * A program of its own, which {@code ./fbads bench plan} runs: how long the largest wish takes to plan, 37 months of every
 * set by the day, with every third day stored; beside the bare list of its slices.
 */
final class PlanTiming {

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");
    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");
    private static final int WARM_UP = 50;
    private static final int RUNS = 201;
    private static final double NANOS = 1e6;

    private PlanTiming() {
    }

    public static void main(String[] arguments) {
        var calendar = new ReportingCalendar(ZONE, ZONE);
        var period = new Period(YearMonth.from(calendar.latestDay(NOW)).minusMonths(ReportingCalendar.HISTORY_MONTHS - 1L)
                .atDay(1), calendar.latestDay(NOW));
        var planner = new Planner(new PlanLimits(90, 30, 11));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (var granularity : Granularity.values()) {
            var wish = new Wish(period, Optional.of(granularity), List.of(BreakdownSet.values()));
            var ledger = everyThird(wish, granularity);
            double[] plan = times(() -> planner.plan(wish, ledger, List.of(), calendar, NOW).fetches().size());
            double[] slices = times(() -> wish.breakdownSets().stream().mapToInt(set -> Slice.in(period, granularity).size())
                    .sum());
            out.printf(Locale.ROOT,
                    "37 months x %d sets by the %s: %d fetches planned in %.1f ms (p95 %.1f ms), slices alone %.1f ms%n",
                    wish.breakdownSets().size(), granularity.wire(),
                    planner.plan(wish, ledger, List.of(), calendar, NOW).fetches().size(), plan[0], plan[1], slices[0]);
        }
    }

    private static List<StoredSlice> everyThird(Wish wish, Granularity granularity) {
        List<StoredSlice> ledger = new ArrayList<>();
        var slices = Slice.in(wish.period(), granularity);
        for (var set : wish.breakdownSets()) {
            for (int i = 0; i < slices.size(); i += 3) {
                ledger.add(new StoredSlice(set, slices.get(i), NOW));
            }
        }
        return ledger;
    }

    /** Median and 95th percentile, in milliseconds. */
    private static double[] times(IntSupplier work) {
        double[] millis = new double[RUNS];
        long sink = 0;
        for (int run = -WARM_UP; run < RUNS; run++) {
            long begin = System.nanoTime();
            sink += work.getAsInt();
            if (run >= 0) {
                millis[run] = (System.nanoTime() - begin) / NANOS;
            }
        }
        if (sink == 0) {
            throw new IllegalStateException("nothing was planned");
        }
        Arrays.sort(millis);
        return new double[] { millis[RUNS / 2], millis[RUNS * 95 / 100] };
    }
}
