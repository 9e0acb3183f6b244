package dev.fbads.sync.retention;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.sync.jobs.AccountLock;
import dev.fbads.sync.retention.ExpiredDataRepository.Account;
import dev.fbads.sync.retention.ExpiredDataRepository.Table;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Deletes old days of every account, and everything that is computed from them.
 *
 * <ol>
 * <li>It locks no table: readers and imports continue, and readers see their snapshot.</li>
 * <li>A transaction deletes at most one batch, and the ledger's rows before all others: an incomplete day is never recorded as
 * stored.</li>
 * <li>It may be interrupted at any point: the next run continues.</li>
 * <li>It never runs concurrently with an import of the same days: it holds the account's lock, under which jobs are planned,
 * and skips an account while a job of such days has not ended.</li>
 * </ol>
 */
@ApplicationScoped
class ExpiredData {

    private static final Logger LOG = Logger.getLogger(ExpiredData.class);

    private final Pool pool;
    private final ExpiredDataRepository repository;
    private final AccountLock lock;
    private final MeterRegistry registry;

    ExpiredData(Pool pool, ExpiredDataRepository repository, AccountLock lock, MeterRegistry registry) {
        this.pool = pool;
        this.repository = repository;
        this.lock = lock;
        this.registry = registry;
    }

    /** Deletes all days before the given one, the first of a month. */
    Uni<Void> remove(LocalDate before, int batch) {
        return repository.accounts(before)
                .onItem().transformToMulti(accounts -> Multi.createFrom().iterable(accounts))
                .onItem().transformToUniAndConcatenate(account -> remove(account, before, batch))
                .collect().last()
                .replaceWithVoid();
    }

    private Uni<Void> remove(Account account, LocalDate before, int batch) {
        return Multi.createBy().repeating()
                .uni(() -> pool.withTransaction(connection -> removeBatch(connection, account, before, batch)))
                .whilst(deleted -> deleted == batch)
                .collect().last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf(failure,
                        "deleting old days failed; the next run continues: compteId=%d accountId=%s",
                        account.compteId(), account.accountId()))
                .onFailure().recoverWithNull();
    }

    private Uni<Integer> removeBatch(SqlConnection connection, Account account, LocalDate before, int batch) {
        return lock.take(connection, account.compteId(), account.accountId())
                .chain(() -> repository.hasJobs(connection, account, before))
                .chain(busy -> busy ? Uni.createFrom().item(0)
                        : delete(connection, account, before, List.of(Table.values()), batch));
    }

    /** Deletes from the tables in their order, up to a batch; returns the number of deleted rows. */
    private Uni<Integer> delete(SqlConnection connection, Account account, LocalDate before, List<Table> tables, int batch) {
        if (tables.isEmpty() || batch == 0) {
            return Uni.createFrom().item(0);
        }
        return repository.delete(connection, tables.getFirst(), account, before, batch)
                .invoke(deleted -> count(tables.getFirst(), deleted))
                .chain(deleted -> delete(connection, account, before, tables.subList(1, tables.size()), batch - deleted)
                        .map(more -> deleted + more));
    }

    private void count(Table table, int deleted) {
        registry.counter("fbads.retention.rows.deleted", "table", table.metricName()).increment(deleted);
    }
}
