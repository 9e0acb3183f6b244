package dev.fbads.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.level.Position;
import dev.fbads.query.level.Ranked;
import dev.fbads.query.level.RowFigures;
import dev.fbads.query.level.Sort;
import dev.fbads.query.level.SortValue;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.ActionList;
import dev.fbads.query.metric.ActionSums;
import dev.fbads.query.metric.ActionType;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.Sums;

/** Rows that are sorted through a file are read back unchanged, in order. */
class SortedRowsTest {

    private static final ActionIndex ACTIONS = ActionIndex.of(List.of(
            new ActionType("act_1", 1, ActionList.ACTIONS, "lead"),
            new ActionType("act_1", 2, ActionList.ACTION_VALUES, "lead")));
    private static final int ROWS = 1000;

    @TempDir
    Path directory;

    private final Random random = new Random(20260315);

    @ParameterizedTest
    @ValueSource(ints = { 1, 7, 999, 1000, 1001 })
    void everyRowIsReturnedOnceInOrderForEveryMemoryLimit(int inMemory) throws IOException {
        List<Ranked> rows = IntStream.range(0, ROWS).mapToObj(this::row).toList();
        SortedRows sorted = sorted(inMemory);
        for (int from = 0; from < ROWS; from += 90) {
            sorted.add(rows.subList(from, Math.min(ROWS, from + 90)));
        }

        List<Ranked> read = new ArrayList<>();
        for (List<Ranked> next = sorted.next(64); !next.isEmpty(); next = sorted.next(64)) {
            read.addAll(next);
        }

        List<Ranked> expected = rows.stream().sorted(Ranked.order(Sort.DEFAULT)).toList();
        assertThat(read).extracting(Ranked::position).isEqualTo(expected.stream().map(Ranked::position).toList());
        for (int i = 0; i < ROWS; i++) {
            assertSame(read.get(i).row().now(), expected.get(i).row().now());
            assertSame(read.get(i).row().before(), expected.get(i).row().before());
        }
        sorted.close();
        assertThat(files()).isEmpty();
    }

    @Test
    void closingBeforeTheEndDeletesTheFile() throws IOException {
        SortedRows sorted = sorted(10);
        sorted.add(IntStream.range(0, ROWS).mapToObj(this::row).toList());
        sorted.next(1);

        sorted.close();
        sorted.close();

        assertThat(files()).isEmpty();
    }

    private SortedRows sorted(int inMemory) {
        return new SortedRows(Ranked.order(Sort.DEFAULT), new RowCodec(ACTIONS), inMemory, directory);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private Ranked row(int number) {
        SortValue value = switch (random.nextInt(4)) {
            case 0 -> SortValue.of(null);
            case 1 -> SortValue.of(new BigDecimal("12.500000"));
            default -> SortValue.of(BigDecimal.valueOf(random.nextInt(50), 3));
        };
        ObjectKey key = new ObjectKey("act_" + random.nextInt(3), Integer.toString(number));
        return new Ranked(new Position(value, key), new RowFigures(key, figures(random.nextInt()),
                random.nextBoolean() ? figures(random.nextLong()) : null));
    }

    private static Figures figures(long value) {
        ActionSums.Accumulator actions = new ActionSums.Accumulator(ACTIONS);
        actions.add(ACTIONS.number(ActionList.ACTIONS, "lead"), value % 3);
        actions.add(ACTIONS.number(ActionList.ACTION_VALUES, "lead"), value);
        return Figures.of(new Sums(value, value + 1, value + 2, value + 3, value + 4, value + 5, value + 6, value + 7),
                actions.take(),
                ACTIONS);
    }

    private static void assertSame(@Nullable Figures read, @Nullable Figures written) {
        if (written == null) {
            assertThat(read).isNull();
            return;
        }
        assertThat(read.sums()).isEqualTo(written.sums());
        for (int number = 0; number < ACTIONS.size(); number++) {
            assertThat(read.actions().micros(number)).isEqualTo(written.actions().micros(number));
        }
    }
}
