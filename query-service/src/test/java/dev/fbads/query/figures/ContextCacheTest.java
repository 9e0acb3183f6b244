package dev.fbads.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.coverage.Coverage;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.ActionList;
import dev.fbads.query.metric.ActionType;
import dev.fbads.query.testing.CacheBudget;
import dev.fbads.query.testing.LiveHeap;

/** Entries are of one compte and version, and weigh what they retain. */
@Tag(LiveHeap.TAG)
class ContextCacheTest {

    private static final int MEGABYTE = 1 << 20;
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final Instant IMPORTED = Instant.parse("2026-03-10T06:00:00Z");
    private static final List<Period> PERIODS = List.of(new Period(DAY, DAY));

    private final AtomicLong nanos = new AtomicLong();
    private final ContextCache cache = new ContextCache(new CacheBudget(MEGABYTE), nanos::get);

    @Test
    void storedSlicesAreFoundForTheSameVersionsAndPeriodsOnly() {
        StoredSlices stored = slices(1, 1, 10);
        cache.put(key(version(1, "act_1", 5), PERIODS), stored);

        assertThat(cache.get(key(version(1, "act_1", 5), PERIODS))).containsSame(stored);
        assertThat(cache.get(key(version(1, "act_1", 6), PERIODS))).isEmpty();
        assertThat(cache.get(key(version(2, "act_1", 5), PERIODS))).isEmpty();
        assertThat(cache.get(key(version(1, "act_2", 5), PERIODS))).isEmpty();
        assertThat(cache.get(key(version(1, "act_1", 5), List.of(new Period(DAY, DAY.plusDays(1)))))).isEmpty();
        assertThat(cache.get(key(version(1, "act_1", 5), List.of(PERIODS.getFirst(), PERIODS.getFirst())))).isEmpty();
    }

    @Test
    void aHierarchyIsFoundForTheSameVersionLevelAndObjectOnly() {
        ObjectHierarchy hierarchy = hierarchy(1);
        cache.put(HierarchyKey.of(version(1, "act_1", 5), Level.ADS, "300"), hierarchy);

        assertThat(cache.get(HierarchyKey.of(version(1, "act_1", 5), Level.ADS, "300"))).containsSame(hierarchy);
        assertThat(cache.get(HierarchyKey.of(version(1, "act_1", 6), Level.ADS, "300"))).isEmpty();
        assertThat(cache.get(HierarchyKey.of(version(2, "act_1", 5), Level.ADS, "300"))).isEmpty();
        assertThat(cache.get(HierarchyKey.of(version(1, "act_2", 5), Level.ADS, "300"))).isEmpty();
        assertThat(cache.get(HierarchyKey.of(version(1, "act_1", 5), Level.ADSETS, "300"))).isEmpty();
        assertThat(cache.get(HierarchyKey.of(version(1, "act_1", 5), Level.ADS, "301"))).isEmpty();
    }

    @Test
    void entriesThatAreNotUsedExpireAsThoseOfFormerVersionsDo() {
        cache.put(key(version(1, "act_1", 5), PERIODS), slices(1, 1, 10));
        Duration half = CacheBudget.IDLE_EXPIRY.dividedBy(2).plusSeconds(1);
        nanos.addAndGet(half.toNanos());
        cache.put(key(version(1, "act_1", 6), PERIODS), slices(1, 1, 10));
        nanos.addAndGet(half.toNanos());

        assertThat(cache.get(key(version(1, "act_1", 5), PERIODS))).isEmpty();
        assertThat(cache.get(key(version(1, "act_1", 6), PERIODS))).isPresent();
        nanos.addAndGet(2 * half.toNanos());
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void theBudgetHoldsAtEveryMoment() {
        Random random = new Random(21);
        for (int i = 0; i < 1000; i++) {
            cache.put(key(version(i, "act_1", 1), PERIODS), slices(1 + random.nextInt(3), 1 + random.nextInt(2),
                    random.nextInt(1000)));
            assertThat(cache.bytes()).isLessThanOrEqualTo(MEGABYTE);
        }
        assertThat(cache.bytes()).as("and is used").isGreaterThan(MEGABYTE / 2);
    }

    @Test
    void anEntryThatWouldEvictAllOthersIsNotCached() {
        cache.put(key(version(2, "act_1", 1), PERIODS), slices(1, 1, 10));

        cache.put(key(version(1, "act_1", 1), PERIODS), slices(5, 2, 1100));

        assertThat(cache.get(key(version(1, "act_1", 1), PERIODS))).isEmpty();
        assertThat(cache.get(key(version(2, "act_1", 1), PERIODS))).isPresent();
    }

    @Test
    void withoutABudgetNothingIsCached() {
        ContextCache none = new ContextCache(new CacheBudget(0), nanos::get);

        none.put(key(version(1, "act_1", 1), PERIODS), slices(1, 1, 1));

        assertThat(none.get(key(version(1, "act_1", 1), PERIODS))).isEmpty();
    }

    @Test
    void weightsOfStoredSlicesAreTheBytesThatAreRetained() {
        Random random = new Random(22);

        assertWeight(large -> IntStream.range(0, 300).forEach(i -> large.put(key(version(i, "act_1", 1), PERIODS),
                slices(1 + random.nextInt(5), 1 + random.nextInt(2), random.nextInt(1100)))));
    }

    @Test
    void weightsOfSmallStoredSlicesAreTheBytesThatAreRetained() {
        assertWeight(large -> IntStream.range(0, 5000).forEach(i -> large.put(key(version(i, "act_1", 1), PERIODS),
                slices(1, 1, 0))));
    }

    @Test
    void weightsOfHierarchiesAreTheBytesThatAreRetained() {
        assertWeight(large -> IntStream.range(0, 40_000).forEach(i -> large.put(
                HierarchyKey.of(version(1, new String("act_900100100"), 1), Level.ADS, Long.toString(120_200_000_000_000L + i)),
                hierarchy(i))));
    }

    /** The weight of a filled cache is at least what it retains, and not much more. */
    private void assertWeight(Consumer<ContextCache> fill) {
        ContextCache large = new ContextCache(new CacheBudget(256L * MEGABYTE), nanos::get);
        long before = LiveHeap.bytes();
        fill.accept(large);
        long retained = LiveHeap.bytes() - before;
        assertThat(retained).as("large enough to be measured").isGreaterThan(4L * MEGABYTE);
        assertThat(large.bytes()).isBetween(retained, retained * 3 / 2);
    }

    private static DigestKey<StoredSlices> key(AccountVersion version, List<Period> periods) {
        return DigestKey.of(StoredSlices.class, List.of(version), List.of(periods));
    }

    private static AccountVersion version(int compteId, String accountId, long version) {
        return new AccountVersion(compteId, accountId, "America/Toronto", version);
    }

    private static ObjectHierarchy hierarchy(int i) {
        return new ObjectHierarchy("Été à Montréal → " + i, "ACTIVE " + i, "23" + i, "Campaign of the year " + i,
                i % 3 == 0 ? null : "34" + i, i % 3 == 0 ? null : "Ad set " + i);
    }

    /** Slices of accounts and periods, each with a number of stored days and as many missing ones. */
    private static StoredSlices slices(int accounts, int periods, int days) {
        List<AdAccount> all = IntStream.range(0, accounts)
                .mapToObj(i -> new AdAccount("act_90010010" + i, 1, "name", "CAD", "America/Toronto", 1, false, "active"))
                .toList();
        ActionIndex actions = ActionIndex.of(IntStream.range(0, 60)
                .mapToObj(i -> new ActionType(all.get(i % accounts).accountId(), i + 1, ActionList.values()[i % 3],
                        "offsite_conversion.custom." + i))
                .toList());
        return StoredSlices.of(all, actions, IntStream.range(0, periods).mapToObj(period -> {
            Map<String, SliceSelection> selections = new HashMap<>();
            all.forEach(account -> selections.put(account.accountId(), selection(days)));
            return selections;
        }).toList());
    }

    private static SliceSelection selection(int days) {
        return new SliceSelection(DAY.minusDays(days).datesUntil(DAY).toList(), List.of(DAY.plusMonths(1)),
                new Coverage(false, DAY.datesUntil(DAY.plusDays(days)).toList(), List.of(DAY.minusDays(1)), DAY.minusDays(1),
                        IMPORTED.plusSeconds(days)));
    }
}
