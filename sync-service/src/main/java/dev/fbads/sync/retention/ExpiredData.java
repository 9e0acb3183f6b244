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
 * Removes old days of every account, with all that is computed from them.
 *
 * <ol>
 * <li>It takes no lock on a table: readers and imports go on, and a reader's snapshot keeps what it has begun to read.</li>
 * <li>A transaction deletes a batch at most, and the ledger's rows before all others: what is no longer whole is not said to be
 * stored.</li>
 * <li>It may break off anywhere: the next run finds what is left.</li>
 * <li>It never meets an import of the same days: it holds the account's lock, under which jobs are planned, and leaves an
 * account alone while a job of such days has not ended.</li>
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

    /** Removes all days before that one, which is the first of a month. */
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
                .onFailure().invoke(failure -> LOG.warnf(failure, "old days stay until the next run: compteId=%d accountId=%s",
                        account.compteId(), account.accountId()))
                .onFailure().recoverWithNull();
    }

    private Uni<Integer> removeBatch(SqlConnection connection, Account account, LocalDate before, int batch) {
        return lock.take(connection, account.compteId(), account.accountId())
                .chain(() -> repository.isAwaited(connection, account, before))
                .chain(awaited -> awaited ? Uni.createFrom().item(0)
                        : delete(connection, account, before, List.of(Table.values()), batch));
    }

    /** Deletes from the first table until nothing is left there, then from the next one; says how many rows were deleted. */
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
