package dev.fbads.sync.rollups;

import java.time.LocalDate;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.rollups.RollUp.Figure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** {@code facebook_rollups}. */
@ApplicationScoped
class RollUpRepository {

    private static final int FETCH = 500;
    private static final String FIGURES = Arrays.stream(Figure.values()).map(RollUpRepository::column)
            .collect(Collectors.joining(", "));
    private static final String LEVELS = "level IN ('account', 'campaign', 'adset', 'ad')";

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('facebook_rollups ' || $1, 0))";
    private static final String SLICES = " WHERE compte_id = $1 AND account_id = $2 AND " + LEVELS
            + " AND grain = $3 AND date_start BETWEEN $4 AND $5";
    private static final String SELECT = "SELECT level, grain, date_start, object_id, " + FIGURES
            + ", actions FROM facebook_rollups";
    private static final String SELECT_SLICES = SELECT + SLICES;
    private static final String DELETE_SLICES = "DELETE FROM facebook_rollups" + SLICES;
    private static final String SELECT_BLOCKS = SELECT + " WHERE compte_id = $1 AND account_id = $2 AND " + LEVELS
            + " AND grain IN ('third', 'month') AND date_start = ANY ($3)";
    private static final String DELETE = """
            DELETE FROM facebook_rollups r
            USING unnest($3::text[], $4::text[], $5::date[], $6::text[]) AS deleted (level, grain, date_start, object_id)
            WHERE r.compte_id = $1 AND r.account_id = $2 AND r.level = deleted.level AND r.grain = deleted.grain
              AND r.date_start = deleted.date_start AND r.object_id = deleted.object_id
            """;
    private static final String INSERT = """
            INSERT INTO facebook_rollups (compte_id, account_id, level, grain, date_start, object_id, %1$s, actions)
            SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::date[], $6::text[], %2$s, $%3$d::bytea[])
            """.formatted(FIGURES, figures("$%2$d::bigint[]"), 7 + Figure.values().length);
    private static final String REPLACE = INSERT + """
            ON CONFLICT (compte_id, account_id, level, grain, date_start, object_id) DO UPDATE
            SET %s, actions = excluded.actions
            """.formatted(figures("%1$s = excluded.%1$s"));

    /** Locks the account's blocks and action types, which its jobs share, until the transaction ends. */
    Uni<Void> lock(SqlConnection connection, ClaimedJob job) {
        return connection.preparedQuery(LOCK)
                .execute(Tuple.of(job.compteId() + " " + job.accountId().value()))
                .replaceWithVoid();
    }

    /** The roll-ups of the job's slices, at every level. */
    Multi<Entry<RollUpKey, RollUp>> slices(SqlConnection connection, ClaimedJob job) {
        return stream(connection, SELECT_SLICES, slicesOf(job));
    }

    Uni<Void> deleteSlices(SqlConnection connection, ClaimedJob job) {
        return connection.preparedQuery(DELETE_SLICES).execute(slicesOf(job)).replaceWithVoid();
    }

    /** The blocks that begin on these days, at every level. */
    Multi<Entry<RollUpKey, RollUp>> blocks(SqlConnection connection, ClaimedJob job, Collection<LocalDate> starts) {
        return stream(connection, SELECT_BLOCKS,
                Tuple.of(job.compteId(), job.accountId().value(), starts.toArray(LocalDate[]::new)));
    }

    Uni<Void> delete(SqlConnection connection, ClaimedJob job, List<RollUpKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(DELETE).execute(Tuple.from(keyed(job, keys))).replaceWithVoid();
    }

    /** Inserts new roll-ups. An existing one is an error, so that no day is counted twice. */
    Uni<Void> insert(SqlConnection connection, ClaimedJob job, List<Entry<RollUpKey, RollUp>> rollUps) {
        return write(connection, INSERT, job, rollUps);
    }

    /** Replaces existing roll-ups. */
    Uni<Void> replace(SqlConnection connection, ClaimedJob job, List<Entry<RollUpKey, RollUp>> rollUps) {
        return write(connection, REPLACE, job, rollUps);
    }

    private static Uni<Void> write(SqlConnection connection, String sql, ClaimedJob job,
            List<Entry<RollUpKey, RollUp>> rollUps) {
        if (rollUps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Object> values = keyed(job, rollUps.stream().map(Entry::getKey).toList());
        for (Figure figure : Figure.values()) {
            values.add(rollUps.stream().map(entry -> entry.getValue().get(figure)).toArray(Long[]::new));
        }
        values.add(rollUps.stream().map(entry -> Buffer.buffer(entry.getValue().actions())).toArray(Buffer[]::new));
        return connection.preparedQuery(sql).execute(Tuple.from(values)).replaceWithVoid();
    }

    private static Tuple slicesOf(ClaimedJob job) {
        return Tuple.of(job.compteId(), job.accountId().value(), Grain.ofSlices(job.range().granularity()).wire(),
                job.range().period().since(), job.range().period().until());
    }

    private static List<Object> keyed(ClaimedJob job, List<RollUpKey> keys) {
        return new ArrayList<>(List.of(job.compteId(), job.accountId().value(),
                strings(keys, key -> key.level().wire()), strings(keys, key -> key.grain().wire()),
                keys.stream().map(RollUpKey::dateStart).toArray(LocalDate[]::new), strings(keys, RollUpKey::objectId)));
    }

    private static String[] strings(List<RollUpKey> keys, Function<RollUpKey, String> value) {
        return keys.stream().map(value).toArray(String[]::new);
    }

    private static Multi<Entry<RollUpKey, RollUp>> stream(SqlConnection connection, String sql, Tuple parameters) {
        return connection.prepare(sql)
                .onItem().transformToMulti(statement -> statement.createStream(FETCH, parameters).toMulti()
                        .onTermination().call(statement::close))
                .map(RollUpRepository::entry);
    }

    private static Entry<RollUpKey, RollUp> entry(Row row) {
        long[] figures = Arrays.stream(Figure.values()).mapToLong(figure -> row.getLong(column(figure))).toArray();
        return new SimpleImmutableEntry<>(
                new RollUpKey(RollUpLevel.ofWire(row.getString("level")), Grain.ofWire(row.getString("grain")),
                        row.getLocalDate("date_start"), row.getString("object_id")),
                new RollUp(figures, ActionSums.decode(row.getBuffer("actions").getBytes())));
    }

    /** @param format of a figure's column and the number of its parameter */
    private static String figures(String format) {
        return Arrays.stream(Figure.values()).map(figure -> format.formatted(column(figure), 7 + figure.ordinal()))
                .collect(Collectors.joining(", "));
    }

    private static String column(Figure figure) {
        return figure.name().toLowerCase(Locale.ROOT);
    }
}
