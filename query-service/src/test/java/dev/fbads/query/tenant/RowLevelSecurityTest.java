package dev.fbads.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** The guarantees of {@link TenantTransaction}. */
@ServiceTest
class RowLevelSecurityTest {

    private static final Map<String, List<String>> SEEN_BY = Map.of(
            "client", List.of("act_1001", "act_3003", "act_4004"),
            "stranger", List.of("act_2002", "act_3003"),
            "direction", List.of("act_1001", "act_3003", "act_4004", "act_2002", "act_3003"),
            "superadmin", List.of());

    @Inject
    Pool pool;

    @Inject
    TenantTransaction transaction;

    @BeforeAll
    static void store() throws SQLException {
        Fixture.store();
    }

    @Test
    void usersWhoAlternateOnTheSameConnectionsSeeNothingOfEachOther() throws Exception {
        List<String> users = List.copyOf(SEEN_BY.keySet());
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> requests = IntStream.range(0, 400)
                    .<Future<?>> mapToObj(i -> threads.submit(() -> seesOnlyItsOwn(users.get(i % users.size()))))
                    .toList();
            for (Future<?> request : requests) {
                request.get();
            }
        }
        assertThat(claimsLeftOnConnections()).isNotEmpty().containsOnly("");
    }

    @Test
    void aFailedTransactionLeavesNoClaimsEither() {
        Uni<List<Integer>> failing = transaction.as(new Caller("client"),
                session -> session.list("SELECT 1 / 0 AS x", Tuple.tuple(), row -> row.getInteger("x")));

        assertThatThrownBy(() -> failing.await().indefinitely()).isInstanceOf(PgException.class);
        assertThat(claimsLeftOnConnections()).containsOnly("");
    }

    /** Every table that the service may read, so that new tables are included. */
    @Test
    void withoutClaimsNoTableHasRows() {
        List<String> tables = column("""
                SELECT columns.table_name::text FROM information_schema.columns
                WHERE columns.table_schema = 'public' AND columns.column_name = 'compte_id'
                  AND has_table_privilege(format('%I.%I', table_schema, table_name), 'SELECT')
                ORDER BY 1
                """);

        assertThat(tables).contains("facebook_ad_accounts", "facebook_rollups", "facebook_action_types",
                "facebook_ad_objects", "facebook_day_ledger", "facebook_data_versions", "facebook_import_logs");
        for (String table : tables) {
            assertThat(column("SELECT count(*)::text FROM public." + table)).as(table).containsExactly("0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "facebook_ad_accounts", "facebook_rollups", "facebook_action_types", "facebook_ad_objects",
            "facebook_day_ledger" })
    void withClaimsThereAreRows(String table) {
        Uni<List<Long>> with = transaction.as(new Caller("client"),
                session -> session.list("SELECT count(*) FROM public." + table, Tuple.tuple(), row -> row.getLong(0)));

        assertThat(with.await().indefinitely().getFirst()).isPositive();
    }

    /** Of a query without claims. */
    private List<String> column(String sql) {
        return pool.query(sql)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList())
                .await()
                .indefinitely();
    }

    @Test
    void nothingCanBeWritten() {
        Uni<List<Integer>> writing = transaction.as(new Caller("client"), session -> session
                .list("DELETE FROM public.facebook_ad_accounts RETURNING 1 AS x", Tuple.tuple(), row -> row.getInteger("x")));

        assertThatThrownBy(() -> writing.await().indefinitely()).isInstanceOf(PgException.class);
    }

    @Test
    void aSubjectThatLooksLikeJsonIsASubject() {
        Uni<List<Integer>> comptes = transaction.as(new Caller("x\",\"sub\":\"client"), session -> session
                .list("SELECT compte_id FROM public.facebook_ad_accounts", Tuple.tuple(), row -> row.getInteger(0)));

        assertThat(comptes.await().indefinitely()).isEmpty();
    }

    private static void seesOnlyItsOwn(String user) {
        assertThat(Api.json(Api.as(user).get("/api/facebook/accounts")).get("accounts").findValuesAsText("account_id"))
                .isEqualTo(SEEN_BY.get(user));
        int status = Api.as(user)
                .get("/api/facebook/data/ads?account_id=act_2002&since=2026-03-01&until=2026-03-01")
                .statusCode();
        assertThat(status).isEqualTo(SEEN_BY.get(user).contains("act_2002") ? 200 : 404);
    }

    /** As many connections as the pool has, held at the same time. */
    private List<String> claimsLeftOnConnections() {
        List<Uni<String>> looks = IntStream.range(0, 16)
                .mapToObj(i -> pool.withConnection(connection -> connection
                        .query("SELECT coalesce(current_setting('request.jwt.claims', true), ''), pg_sleep(0.05)")
                        .execute()
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map((Row row) -> row.getString(0))
                                .findFirst()
                                .orElseThrow())))
                .toList();
        return Uni.join().all(looks).andFailFast().await().indefinitely();
    }
}
