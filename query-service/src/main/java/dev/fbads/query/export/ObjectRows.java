package dev.fbads.query.export;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.account.AdAccount;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectHierarchy;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.level.LevelQuery;
import dev.fbads.query.level.LevelReader;
import dev.fbads.query.level.Position;
import dev.fbads.query.level.Ranked;
import dev.fbads.query.level.RowFigures;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Reads one row per object, in the query's order. Sums are read through a cursor and sorted as {@link SortedRows},
 * names are read batch by batch, so that memory does not grow with the number of objects. If rows are sorted by
 * name, names are read twice.
 */
@ApplicationScoped
class ObjectRows {

    private final LevelReader levels;
    private final ExportConfig config;
    private final Executor workers = Infrastructure.getDefaultWorkerPool();

    ObjectRows(LevelReader levels, ExportConfig config) {
        this.levels = levels;
        this.config = config;
    }

    /** Sorts all rows before the first is returned. */
    Uni<ExportSource> source(TenantSession session, LevelQuery query) {
        return query.level() == Level.ACCOUNT ? accounts(session, query)
                : levels.context(session, query).chain(context -> objects(session, query, context));
    }

    /** At most a compte's accounts, each with a row whether or not it has figures. */
    private Uni<ExportSource> accounts(TenantSession session, LevelQuery query) {
        return levels.ordered(session, query, Integer.MAX_VALUE)
                .map(named -> new ExportSource(named.context(), Multi.createFrom().item(named.rows()
                        .stream()
                        .map(row -> row(query, named.context(), row.row(), row.hierarchy()))
                        .toList()), () -> {
                        }));
    }

    private Uni<ExportSource> objects(TenantSession session, LevelQuery query, QueryContext context) {
        SortedRows sorted = new SortedRows(Ranked.order(query.sort()), new RowCodec(context.actions()),
                config.sortedInMemory(), config.directory());
        return levels.each(session, query, context, ExportReader.BATCH, rows -> add(session, query, context, rows, sorted))
                .onFailure()
                .invoke(sorted::close)
                .onCancellation()
                .invoke(sorted::close)
                .map(added -> new ExportSource(context, rows(session, query, context, sorted), sorted::close));
    }

    private Uni<Boolean> add(TenantSession session, LevelQuery query, QueryContext context, List<RowFigures> rows,
            SortedRows sorted) {
        return levels.values(session, query, context, rows).chain(value -> onWorker(() -> {
            sorted.add(rows.stream().map(row -> new Ranked(new Position(value.apply(row), row.key()), row)).toList());
            return true;
        }));
    }

    private Multi<List<ExportRow>> rows(TenantSession session, LevelQuery query, QueryContext context, SortedRows sorted) {
        return Multi.createFrom()
                .range(0, Math.ceilDiv(sorted.size(), ExportReader.BATCH))
                .onItem()
                .transformToUniAndConcatenate(batch -> onWorker(() -> sorted.next(ExportReader.BATCH)))
                .onItem()
                .transformToUniAndConcatenate(batch -> named(session, query, context,
                        batch.stream().map(Ranked::row).toList()));
    }

    private Uni<List<ExportRow>> named(TenantSession session, LevelQuery query, QueryContext context, List<RowFigures> rows) {
        return hierarchies(session, query, context, rows)
                .map(hierarchies -> rows.stream().map(row -> row(query, context, row, hierarchies.get(row.key()))).toList());
    }

    private Uni<Map<ObjectKey, ObjectHierarchy>> hierarchies(TenantSession session, LevelQuery query, QueryContext context,
            List<RowFigures> rows) {
        return levels.hierarchies(session, context, query.level(), rows.stream().map(RowFigures::key).toList());
    }

    private static ExportRow row(LevelQuery query, QueryContext context, RowFigures row, ObjectHierarchy hierarchy) {
        return new ExportRow(query.period(), row, accounts(context).get(row.key().accountId()), hierarchy);
    }

    private static Map<String, AdAccount> accounts(QueryContext context) {
        return context.accounts().stream().collect(Collectors.toMap(AdAccount::accountId, account -> account));
    }

    private <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(workers);
    }
}
