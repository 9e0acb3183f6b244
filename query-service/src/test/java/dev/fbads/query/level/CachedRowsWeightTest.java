package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.github.benmanes.caffeine.cache.Ticker;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.compare.Comparison;
import dev.fbads.query.figures.ContextCache;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectFilter;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.figures.StoredSlices;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.ActionList;
import dev.fbads.query.metric.ActionSums;
import dev.fbads.query.metric.ActionType;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.Sums;
import dev.fbads.query.testing.CacheBudget;
import dev.fbads.query.testing.LiveHeap;

/** Cached rows retain no other objects, and different filters have different keys. */
@Tag(LiveHeap.TAG)
class CachedRowsWeightTest {

    private static final int MEGABYTE = 1 << 20;
    private static final String ACCOUNT = "act_900100100";
    private static final int TYPES = 40;

    private final ContextCache cache = new ContextCache(new CacheBudget(256L * MEGABYTE), Ticker.systemTicker());
    private final Random random = new Random(31);

    @Test
    void weightsOfRowsAreTheBytesThatAreRetained() {
        assertWeight(() -> IntStream.range(0, 300)
                .forEach(i -> put(query(new ObjectFilter(List.of(Integer.toString(i)), List.of(), null, List.of())),
                        rows(random.nextInt(100), i % 2 == 0))));
    }

    @Test
    void withoutAHitThePartsOfTheFilterAreNotRetained() {
        assertWeight(() -> IntStream.range(0, 3000).forEach(i -> put(query(filter(i)), List.of())));
    }

    @Test
    void everyTwoFiltersHaveDifferentKeys() {
        Stream<ObjectFilter> filters = Stream.of(ObjectFilter.NONE,
                new ObjectFilter(List.of("1"), List.of(), null, List.of()),
                new ObjectFilter(List.of(), List.of("1"), null, List.of()),
                new ObjectFilter(List.of("1", "2"), List.of(), null, List.of()),
                new ObjectFilter(List.of("1"), List.of("2"), null, List.of()),
                new ObjectFilter(List.of(), List.of(), "1", List.of()),
                new ObjectFilter(List.of(), List.of(), "null", List.of()),
                new ObjectFilter(List.of(), List.of(), "a, statuses=[ACTIVE]", List.of()),
                new ObjectFilter(List.of(), List.of(), "a", List.of("ACTIVE")));

        assertThat(filters.map(filter -> CachedRows.key(query(filter), context()))).doesNotHaveDuplicates();
        assertThat(CachedRows.key(query(ObjectFilter.NONE), context()))
                .isEqualTo(CachedRows.key(query(ObjectFilter.NONE), context()));
    }

    private void assertWeight(Runnable fill) {
        long before = LiveHeap.bytes();
        fill.run();
        long retained = LiveHeap.bytes() - before;
        assertThat(retained).as("large enough to be measured").isGreaterThan(4L * MEGABYTE);
        assertThat(cache.bytes()).isBetween(retained, retained * 3 / 2);
    }

    private void put(LevelQuery query, List<RowFigures> rows) {
        QueryContext context = context();
        cache.put(CachedRows.key(query, context), new CachedRows(context.actions(), rows));
    }

    private List<RowFigures> rows(int count, boolean compared) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RowFigures(new ObjectKey(ACCOUNT, Long.toString(120_200_000_000_000L + i)), figures(),
                        compared ? i % 4 == 0 ? Figures.ZERO : figures() : null))
                .toList();
    }

    private Figures figures() {
        int[] numbers = random.ints(0, TYPES).distinct().limit(random.nextInt(TYPES)).toArray();
        return Figures.of(new Sums(3, random.nextInt(), 3, 4, 5, 6, 7, 8),
                ActionSums.of(numbers, random.longs(numbers.length).map(Math::abs).toArray()), ActionIndex.of(List.of()));
    }

    private static QueryContext context() {
        ActionIndex actions = ActionIndex.of(IntStream.range(0, TYPES)
                .mapToObj(i -> new ActionType(ACCOUNT, i + 1, ActionList.values()[i % 3], "offsite_conversion.custom." + i))
                .toList());
        return new QueryContext(List.of(), List.of(new AccountVersion(1, ACCOUNT, "America/Toronto", 5)),
                new StoredSlices(actions, List.of(Map.of()), List.of()));
    }

    /** Two hundred campaigns and two hundred ad sets. */
    private static ObjectFilter filter(int seed) {
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> Long.toString(23_850_000_000_000L + 1000L * seed + i))
                .toList();
        return new ObjectFilter(ids, ids, null, List.of());
    }

    private static LevelQuery query(ObjectFilter filter) {
        LocalDate day = LocalDate.parse("2026-03-01");
        @Nullable
        Comparison none = null;
        return new LevelQuery(Level.ADS, new AccountScope.Named(List.of(AccountId.parse(ACCOUNT).orElseThrow()), null),
                new Period(day, day), none, filter, Sort.DEFAULT);
    }
}
