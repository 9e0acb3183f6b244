package dev.fbads.sync.partition;

import java.time.YearMonth;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The partitions of {@code facebook_ads_data}. Each call is a transaction of its own. */
@ApplicationScoped
class PartitionRepository {

    private static final String MONTHS = """
            SELECT to_date(substring(child.relname FROM '[0-9]{4}_[0-9]{2}$'), 'YYYY_MM') AS month
            FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
            WHERE inhparent = 'public.facebook_ads_data'::regclass AND child.relname ~ '_[0-9]{4}_[0-9]{2}$'
            """;
    private static final String CREATE = "SELECT facebook_create_month($1) AS done";
    private static final String DROP = "SELECT facebook_drop_month($1) AS done";

    private final Pool pool;

    PartitionRepository(Pool pool) {
        this.pool = pool;
    }

    /** The months that have a partition. */
    Uni<Set<YearMonth>> months() {
        return pool.query(MONTHS)
                .mapping(row -> YearMonth.from(row.getLocalDate("month")))
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).collect(Collectors.toUnmodifiableSet()));
    }

    /** Creates the month's partition; false if it exists. Fails with {@code lock_not_available} instead of waiting. */
    Uni<Boolean> create(YearMonth month) {
        return done(CREATE, month);
    }

    /** Drops the month's partition; false if it contains rows. Fails with {@code lock_not_available} instead of waiting. */
    Uni<Boolean> drop(YearMonth month) {
        return done(DROP, month);
    }

    private Uni<Boolean> done(String sql, YearMonth month) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(month.atDay(1)))
                .map(rows -> rows.iterator().next().getBoolean("done"));
    }
}
