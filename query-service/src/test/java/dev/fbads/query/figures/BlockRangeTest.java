package dev.fbads.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.fbads.query.coverage.Block;
import dev.fbads.query.coverage.Block.Grain;

class BlockRangeTest {

    private static final String ACCOUNT = "act_1";

    @Test
    void blocksWithoutAGapAreOneRange() {
        assertThat(BlockRange
                .of(Stream.of("2028-02-27", "2028-03-01", "2028-02-29", "2028-02-28").map(day -> read(0, Grain.DAY, day))
                        .toList()))
                .containsExactly(new BlockRange(0, ACCOUNT, Grain.DAY, day("2028-02-27"), day("2028-03-01")));
        assertThat(BlockRange
                .of(Stream.of("2026-01-11", "2026-01-21", "2026-02-01").map(day -> read(0, Grain.THIRD, day)).toList()))
                .containsExactly(new BlockRange(0, ACCOUNT, Grain.THIRD, day("2026-01-11"), day("2026-02-01")));
        assertThat(BlockRange
                .of(Stream.of("2025-11-01", "2025-12-01", "2026-01-01").map(day -> read(0, Grain.MONTH, day)).toList()))
                .containsExactly(new BlockRange(0, ACCOUNT, Grain.MONTH, day("2025-11-01"), day("2026-01-01")));
    }

    @Test
    void aGapOrAnotherGrainSumIndexOrAccountBeginsAnotherRange() {
        assertThat(BlockRange.of(List.of(read(0, Grain.DAY, "2026-01-01"), read(0, Grain.DAY, "2026-01-03")))).hasSize(2);
        assertThat(BlockRange.of(List.of(read(0, Grain.THIRD, "2026-01-01"), read(0, Grain.THIRD, "2026-01-21")))).hasSize(2);
        assertThat(BlockRange.of(List.of(read(0, Grain.MONTH, "2026-01-01"), read(0, Grain.META_MONTH, "2026-02-01"))))
                .hasSize(2);
        assertThat(BlockRange.of(List.of(read(0, Grain.DAY, "2026-01-01"), read(1, Grain.DAY, "2026-01-02")))).hasSize(2);
        assertThat(BlockRange.of(List.of(read(0, Grain.DAY, "2026-01-01"),
                new BlockRead(0, "act_2", new Block(Grain.DAY, day("2026-01-02")))))).hasSize(2);
        assertThat(BlockRange.of(List.of())).isEmpty();
    }

    @Test
    void rangesOfDaysContainExactlyTheirDays() {
        List<BlockRead> days = IntStream.range(0, 1200)
                .filter(day -> day % 7 != 3)
                .mapToObj(day -> new BlockRead(day / 400, ACCOUNT, new Block(Grain.DAY, day("2023-11-01").plusDays(day))))
                .toList();

        List<LocalDate> held = BlockRange.of(days).stream()
                .flatMap(run -> run.first().datesUntil(run.last().plusDays(1)))
                .toList();

        assertThat(held).containsExactlyElementsOf(days.stream().map(day -> day.block().start()).toList());
    }

    @Test
    void daysWithConsecutiveSumIndexesAreOneRange() {
        assertThat(BlockRange.ofDaysApart(List.of(read(5, Grain.DAY, "2028-02-28"), read(7, Grain.DAY, "2028-03-01"),
                read(6, Grain.DAY, "2028-02-29"))))
                .containsExactly(new BlockRange(5, ACCOUNT, Grain.DAY, day("2028-02-28"), day("2028-03-01")));
        assertThat(BlockRange.ofDaysApart(List.of(read(5, Grain.DAY, "2028-02-28"), read(7, Grain.DAY, "2028-02-29"))))
                .hasSize(2);
        assertThat(BlockRange.ofDaysApart(List.of(read(5, Grain.DAY, "2028-02-27"), read(6, Grain.DAY, "2028-02-29"))))
                .hasSize(2);
        assertThat(BlockRange.ofDaysApart(List.of(read(5, Grain.DAY, "2028-02-28"),
                new BlockRead(6, "act_2", new Block(Grain.DAY, day("2028-02-29")))))).hasSize(2);
    }

    private static BlockRead read(int sumIndex, Grain grain, String start) {
        return new BlockRead(sumIndex, ACCOUNT, new Block(grain, day(start)));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
