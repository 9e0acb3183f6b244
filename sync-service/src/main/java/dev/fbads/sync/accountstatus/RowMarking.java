package dev.fbads.sync.accountstatus;

import java.time.YearMonth;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.sync.accountstatus.RowMarkRepository.Behind;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Carries an account's status to its rows, as the specification has it there: one month of one account per turn and
 * transaction, so that an account of many years holds nobody up, and a replica that is killed leaves the rest to the next
 * turn. Readers do not ask for the mark: history of an account that Meta has closed is history.
 */
@ApplicationScoped
class RowMarking {

    private static final Logger LOG = Logger.getLogger(RowMarking.class);

    private final Pool pool;
    private final RowMarkRepository rows;

    RowMarking(Pool pool, RowMarkRepository rows) {
        this.pool = pool;
        this.rows = rows;
    }

    @Scheduled(every = "${fbads.jobs.sweep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> turn() {
        return pool.withTransaction(connection -> rows.takeTurn(connection)
                .chain(mine -> mine ? markOneMonth(connection) : Uni.createFrom().voidItem()))
                .onFailure().invoke(failure -> LOG.warn("marking rows failed; the next turn tries again", failure))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> markOneMonth(SqlConnection connection) {
        return rows.behind(connection)
                .chain(account -> account.isEmpty() ? Uni.createFrom().voidItem() : markOneMonth(connection, account.get()));
    }

    private Uni<Void> markOneMonth(SqlConnection connection, Behind account) {
        return rows.oldest(connection, account)
                .chain(day -> day.isEmpty() ? rows.caughtUp(connection, account)
                        : rows.mark(connection, account, YearMonth.from(day.get())));
    }
}
