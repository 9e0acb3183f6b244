package dev.fbads.sync.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Writes {@code facebook_day_ledger}: one line per fetched slice, with or without rows. */
@ApplicationScoped
public class LedgerWriter {

    /** Lines are locked in the order of their key: transactions that write several jobs' slices cannot deadlock. */
    private static final String UPSERT = """
            INSERT INTO facebook_day_ledger
                (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state, fetched_at, rows, spend,
                 impressions, job_id)
            SELECT compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state, fetched_at, rows, spend,
                   impressions, job_id
            FROM unnest($1::integer[], $2::varchar[], $3::varchar[], $4::varchar[], $5::date[], $6::date[], $7::varchar[],
                        $8::timestamptz[], $9::integer[], $10::numeric[], $11::bigint[], $12::uuid[])
                 AS slice (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state, fetched_at, rows,
                           spend, impressions, job_id)
            ORDER BY compte_id, account_id, breakdown_set, granularity, date_start
            ON CONFLICT (compte_id, account_id, breakdown_set, granularity, date_start) DO UPDATE
            SET date_stop = excluded.date_stop, state = excluded.state, fetched_at = excluded.fetched_at, rows = excluded.rows,
                spend = excluded.spend, impressions = excluded.impressions, job_id = excluded.job_id
            """;

    /** Records that the slices were fetched. They may belong to several jobs; each slice occurs once. */
    public Uni<Void> record(SqlConnection connection, List<FetchedSlice> slices) {
        return connection.preparedQuery(UPSERT).execute(columns(slices)).replaceWithVoid();
    }

    private static Tuple columns(List<FetchedSlice> slices) {
        return Tuple.from(List.of(
                column(slices, Integer[]::new, slice -> slice.job().compteId()),
                column(slices, String[]::new, slice -> slice.job().accountId().value()),
                column(slices, String[]::new, slice -> slice.job().range().breakdownSet().wire()),
                column(slices, String[]::new, slice -> slice.job().range().granularity().wire()),
                column(slices, LocalDate[]::new, slice -> slice.slice().start()),
                column(slices, LocalDate[]::new, slice -> slice.slice().stop()),
                column(slices, String[]::new, slice -> slice.state().name().toLowerCase(Locale.ROOT)),
                column(slices, OffsetDateTime[]::new, slice -> slice.fetchedAt().atOffset(ZoneOffset.UTC)),
                column(slices, Integer[]::new, slice -> slice.totals().rows()),
                column(slices, BigDecimal[]::new, slice -> slice.totals().spend()),
                column(slices, Long[]::new, slice -> slice.totals().impressions()),
                column(slices, UUID[]::new, slice -> slice.job().jobId())));
    }

    private static <T> T[] column(List<FetchedSlice> slices, IntFunction<T[]> array, Function<FetchedSlice, T> value) {
        return slices.stream().map(value).toArray(array);
    }
}
