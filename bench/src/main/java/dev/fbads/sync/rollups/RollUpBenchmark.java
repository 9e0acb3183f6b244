package dev.fbads.sync.rollups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import dev.fbads.contracts.insights.Granularity;

/** Summing the rows of a job into the roll-ups of every level and block, beside plain sums of the same figures. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RollUpBenchmark {

    private static final int ADS = 500;
    private static final int DAYS = 10;
    private static final int ROWS = ADS * DAYS;
    private static final int ACTION_TYPES = 10;

    private final List<AdFigures> rows = new ArrayList<>();
    private ActionPositions positions;

    @Setup
    public void prepare() {
        List<ActionItem> actions = new ArrayList<>();
        Map<ActionType, Integer> numbers = new HashMap<>();
        for (int type = 0; type < ACTION_TYPES; type++) {
            var action = new ActionType(ActionList.ACTIONS, "action_" + type);
            actions.add(new ActionItem(action, 1_000_000L * type));
            numbers.put(action, type + 1);
        }
        positions = new ActionPositions(numbers);
        for (int day = 0; day < DAYS; day++) {
            for (int ad = 0; ad < ADS; ad++) {
                rows.add(
                        new AdFigures(LocalDate.of(2026, 11, 1).plusDays(day), "1205" + ad % 20, "Campaign", "1206" + ad % 100,
                                "1207" + ad,
                                1_000, 31, 1_090_000, 797, 29, 17, 53, actions));
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object rollUp() {
        var sums = new JobSums("act_900500500", Granularity.DAY);
        for (AdFigures row : rows) {
            sums.add(row, RollUp.of(row, positions));
        }
        return sums.changed();
    }

    /** The baseline: one sum over all rows. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long sumBaseline() {
        long sum = 0;
        for (AdFigures row : rows) {
            sum += row.impressions() + row.clicks() + row.spendMicros() + row.reach() + row.uniqueClicks()
                    + row.inlineLinkClicks() + row.inlinePostEngagement();
            for (ActionItem item : row.actions()) {
                sum += item.millionths();
            }
        }
        return sum;
    }
}
