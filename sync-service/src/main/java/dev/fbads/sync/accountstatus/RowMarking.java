package dev.fbads.sync.accountstatus;

import java.time.YearMonth;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.service.database.AdvisoryLock;
import dev.fbads.sync.accountstatus.RowMarkRepository.Outdated;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Writes an account's status to its rows, which the specification requires: one month of one account per run and transaction,
 * so that a large account delays no other, and a replica that is killed leaves the remaining months to the next run. Readers
 * ignore the mark: the history of a closed account stays visible.
 */
@ApplicationScoped
class RowMarking {

    private static final Logger LOG = Logger.getLogger(RowMarking.class);
    private static final String LOCK = "facebook_row_marking";

    private final AdvisoryLock lock;
    private final RowMarkRepository rows;

    RowMarking(AdvisoryLock lock, RowMarkRepository rows) {
        this.lock = lock;
        this.rows = rows;
    }

    @Scheduled(every = "${fbads.jobs.sweep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return lock.tryRun(LOCK, this::markOneMonth)
                .replaceWithVoid()
                .onFailure().invoke(failure -> LOG.warn("marking rows failed; the next run tries again", failure))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> markOneMonth(SqlConnection connection) {
        return rows.outdated(connection)
                .chain(account -> account.isEmpty() ? Uni.createFrom().voidItem() : markOneMonth(connection, account.get()));
    }

    private Uni<Void> markOneMonth(SqlConnection connection, Outdated account) {
        return rows.oldest(connection, account)
                .chain(day -> day.isEmpty() ? rows.marked(connection, account)
                        : rows.mark(connection, account, YearMonth.from(day.get())));
    }
}
