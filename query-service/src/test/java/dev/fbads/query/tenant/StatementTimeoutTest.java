package dev.fbads.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.service.database.PooledTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A statement that exceeds its time limit. */
@ServiceTest
class StatementTimeoutTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    PooledTransactions transactions;

    @Inject
    Pool pool;

    @Inject
    DatabaseConfig config;

    @Test
    void isCancelledAndReported() {
        Uni<?> slow = sleeping(Duration.ofMillis(200), 50);

        assertThatThrownBy(() -> slow.await().atMost(PATIENCE))
                .isInstanceOfSatisfying(ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.QUERY_TIMEOUT));
    }

    @Test
    void doesNotAffectTheNextTransactionOfItsConnection() {
        assertThatThrownBy(() -> sleeping(Duration.ofMillis(1), 50).await().atMost(PATIENCE)).isNotNull();

        Uni<String> left = pool.query("SHOW statement_timeout")
                .execute()
                .map(rows -> rows.iterator().next().getString(0));
        assertThat(left.await().atMost(PATIENCE)).isEqualTo("0");
    }

    @Test
    void hasFifteenSecondsUnlessConfigured() {
        assertThat(config.statementTimeout()).isEqualTo(Duration.ofSeconds(15));
        Uni<String> within = new TenantTransaction(transactions, pool, config).as(new Caller("client"),
                session -> session.list("SELECT current_setting('statement_timeout')", Tuple.tuple(), row -> row.getString(0))
                        .map(rows -> rows.getFirst()));
        assertThat(within.await().atMost(PATIENCE)).isEqualTo("15s");
    }

    private Uni<?> sleeping(Duration timeout, int seconds) {
        return new TenantTransaction(transactions, pool, () -> timeout).as(new Caller("client"),
                session -> session.list("SELECT pg_sleep($1)::text", Tuple.of((double) seconds), row -> row.getString(0)));
    }
}
