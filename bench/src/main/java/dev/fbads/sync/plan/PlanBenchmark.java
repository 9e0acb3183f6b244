package dev.fbads.sync.plan;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.periods.ReportingCalendar;

/** Planning of the largest request: 37 months of every breakdown set, with every third slice stored. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlanBenchmark {

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");
    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");

    @Param
    public Granularity granularity;

    private final ReportingCalendar calendar = new ReportingCalendar(ZONE, ZONE);
    private final Planner planner = new Planner(new PlanLimits(90, 30, 11));
    private final List<StoredSlice> stored = new ArrayList<>();
    private SyncScope scope;

    @Setup
    public void prepare() {
        var latest = calendar.latestDay(NOW);
        var period = new Period(YearMonth.from(latest).minusMonths(ReportingCalendar.HISTORY_MONTHS - 1L).atDay(1), latest);
        scope = new SyncScope(period, Optional.of(granularity), List.of(BreakdownSet.values()));
        var slices = Slice.in(period, granularity);
        for (var set : scope.breakdownSets()) {
            for (int i = 0; i < slices.size(); i += 3) {
                stored.add(new StoredSlice(set, slices.get(i), NOW));
            }
        }
    }

    @Benchmark
    public Plan plan() {
        return planner.plan(scope, stored, List.of(), calendar, NOW);
    }

    /** The baseline: the list of slices alone. */
    @Benchmark
    public int slicesBaseline() {
        return scope.breakdownSets().stream().mapToInt(set -> Slice.in(scope.period(), granularity).size()).sum();
    }
}
