package dev.fbads.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.figures.ObjectHierarchy;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.level.RowFigures;
import dev.fbads.query.metric.Figures;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** The guarantees of a stream, with 10^5 rows and more. */
class ExportStreamTest {

    private static final int BATCHES = 240;
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final ExportRow ROW = new ExportRow(new Period(DAY, DAY),
            new RowFigures(new ObjectKey("act_1", "7"), Figures.ZERO, null),
            new AdAccount("act_1", 1, "Account", "CAD", "America/Toronto", 1, false, "active"), ObjectHierarchy.UNKNOWN);
    private static final List<ExportColumn> COLUMNS = List.of(
            new ExportColumn("Day", row -> row.period().since()), new ExportColumn("Name", row -> "=1+1 & <b>"),
            new ExportColumn("Spend", row -> new BigDecimal("12.34")));
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stop() {
        WORKERS.shutdownNow();
    }

    @Test
    void rowsAreReadOnDemand() {
        AtomicInteger read = new AtomicInteger();
        AssertSubscriber<byte[]> slow = Exports.bytes(new CsvEncoder(COLUMNS, false), counted(read), WORKERS)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(0));

        assertThat(read).hasValue(0);
        for (int piece = 1; piece < BATCHES; piece++) {
            slow.awaitNextItem();
            assertThat(read.get()).isLessThanOrEqualTo(piece + 1);
        }
        slow.request(10).awaitCompletion();
        assertThat(read).hasValue(BATCHES);
    }

    @Test
    void aFailureAfterTheFirstBytesFailsTheStreamWithoutAnEnd() {
        Multi<List<ExportRow>> broken = Multi.createBy()
                .concatenating()
                .streams(counted(new AtomicInteger()).select().first(3),
                        Multi.createFrom().failure(new IllegalStateException("connection lost")));

        AssertSubscriber<byte[]> subscriber = Exports.bytes(new XlsxEncoder(COLUMNS, "Ads", 1000), broken, WORKERS)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        subscriber.awaitFailure().assertFailedWith(IllegalStateException.class, "connection lost");
    }

    @Test
    void aFullSheetIsFollowedByAnotherAndNoRowIsLost() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        AssertSubscriber<byte[]> subscriber = Exports
                .bytes(new XlsxEncoder(COLUMNS, "Ads", 80_001), counted(new AtomicInteger()), WORKERS)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        subscriber.awaitCompletion().getItems().forEach(file::writeBytes);

        Table first = Table.ofXlsx(file.toByteArray(), 1);
        Table second = Table.ofXlsx(file.toByteArray(), 2);
        assertThat(first.rows()).hasSize(80_000);
        assertThat(second.rows()).hasSize(BATCHES * ExportReader.BATCH - 80_000);
        assertThat(second.cell(39_999, "inlineStr:Name")).isEqualTo("inlineStr:=1+1 & <b>");
        assertThat(second.cell(39_999, "inlineStr:Spend")).endsWith(":12.34");
    }

    private static Multi<List<ExportRow>> counted(AtomicInteger read) {
        return Multi.createFrom().<Integer, List<ExportRow>> generator(() -> 0, (batch, emitter) -> {
            if (batch == BATCHES) {
                emitter.complete();
            } else {
                read.incrementAndGet();
                emitter.emit(Collections.nCopies(ExportReader.BATCH, ROW));
            }
            return batch + 1;
        });
    }
}
