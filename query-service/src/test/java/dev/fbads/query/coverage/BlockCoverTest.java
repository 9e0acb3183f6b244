package dev.fbads.query.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.coverage.Block.Grain;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The blocks of the days of a selection. */
class BlockCoverTest {

    @Property(tries = 1000)
    void everyDayIsInExactlyOneBlock(@ForAll long seed, @ForAll @IntRange(min = 0, max = 1200) int start,
            @ForAll @IntRange(min = 1, max = 400) int length, @ForAll @IntRange(min = 0, max = 100) int gaps) {
        LocalDate since = LocalDate.of(2023, 11, 1).plusDays(start);
        Random random = new Random(seed);
        List<LocalDate> days = since.datesUntil(since.plusDays(length))
                .filter(day -> gaps < 30 || random.nextInt(100) >= gaps - 30)
                .toList();

        List<Block> blocks = BlockCover.of(selection(days, List.of()));

        assertThat(blocks.stream().flatMap(BlockCoverTest::days).sorted().toList()).isEqualTo(days);
    }

    @Property(tries = 200)
    void aPeriodWithoutGapsIsFewBlocks(@ForAll @IntRange(min = 0, max = 1200) int start) {
        LocalDate since = LocalDate.of(2023, 11, 1).plusDays(start);
        List<LocalDate> days = new Period(since, since.plusDays(89)).eachDay().toList();

        assertThat(BlockCover.of(selection(days, List.of()))).hasSizeLessThanOrEqualTo(28);
    }

    @Example
    void monthsThenThirdsThenDays() {
        List<LocalDate> days = new Period(LocalDate.parse("2024-01-09"), LocalDate.parse("2024-03-12")).eachDay().toList();

        assertThat(BlockCover.of(selection(days, List.of(LocalDate.parse("2023-12-01"))))).containsExactly(
                block(Grain.DAY, "2024-01-09"), block(Grain.DAY, "2024-01-10"), block(Grain.THIRD, "2024-01-11"),
                block(Grain.THIRD, "2024-01-21"), block(Grain.MONTH, "2024-02-01"), block(Grain.THIRD, "2024-03-01"),
                block(Grain.DAY, "2024-03-11"), block(Grain.DAY, "2024-03-12"), block(Grain.META_MONTH, "2023-12-01"));
    }

    private static Stream<LocalDate> days(Block block) {
        YearMonth month = YearMonth.from(block.start());
        LocalDate last = switch (block.grain()) {
            case DAY -> block.start();
            case THIRD -> block.start().getDayOfMonth() == 21 ? month.atEndOfMonth() : block.start().plusDays(9);
            case MONTH, META_MONTH -> month.atEndOfMonth();
        };
        return new Period(block.start(), last).eachDay();
    }

    private static Block block(Grain grain, String start) {
        return new Block(grain, LocalDate.parse(start));
    }

    private static SliceSelection selection(List<LocalDate> days, List<LocalDate> months) {
        return new SliceSelection(days, months, new Coverage(true, new ArrayList<>(), List.of(), null, null));
    }
}
