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
 * One row per object, in the query's order. Sums come through a cursor and wait as {@link SortedRows}, names are read batch by
 * batch, so that memory does not grow with the number of objects. Where rows are sorted by name, names are read twice.
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

    /** Sorted, with nothing sent yet. */
    Uni<ExportSource> source(TenantSession session, LevelQuery query) {
        return query.level() == Level.ACCOUNT ? accounts(session, query)
                : levels.context(session, query).chain(ground -> objects(session, query, ground));
    }

    /** Few, and each has a row whether or not it delivered anything. */
    private Uni<ExportSource> accounts(TenantSession session, LevelQuery query) {
        return levels.ordered(session, query, Integer.MAX_VALUE)
                .map(named -> new ExportSource(named.context(), Multi.createFrom().item(named.rows()
                        .stream()
                        .map(row -> row(query, named.context(), row.row(), row.hierarchy()))
                        .toList()), () -> {
                        }));
    }

    private Uni<ExportSource> objects(TenantSession session, LevelQuery query, QueryContext ground) {
        SortedRows sorted = new SortedRows(Ranked.order(query.sort()), new RowCodec(ground.actions()),
                config.sortedInMemory(), config.directory());
        return levels.each(session, query, ground, ExportReader.BATCH, rows -> add(session, query, ground, rows, sorted))
                .onFailure()
                .invoke(sorted::close)
                .onCancellation()
                .invoke(sorted::close)
                .map(added -> new ExportSource(ground, rows(session, query, ground, sorted), sorted::close));
    }

    private Uni<Boolean> add(TenantSession session, LevelQuery query, QueryContext ground, List<RowFigures> rows,
            SortedRows sorted) {
        return levels.values(session, query, ground, rows).chain(value -> onWorker(() -> {
            sorted.add(rows.stream().map(row -> new Ranked(new Position(value.apply(row), row.key()), row)).toList());
            return true;
        }));
    }

    private Multi<List<ExportRow>> rows(TenantSession session, LevelQuery query, QueryContext ground, SortedRows sorted) {
        return Multi.createFrom()
                .range(0, Math.ceilDiv(sorted.size(), ExportReader.BATCH))
                .onItem()
                .transformToUniAndConcatenate(batch -> onWorker(() -> sorted.next(ExportReader.BATCH)))
                .onItem()
                .transformToUniAndConcatenate(batch -> named(session, query, ground,
                        batch.stream().map(Ranked::row).toList()));
    }

    private Uni<List<ExportRow>> named(TenantSession session, LevelQuery query, QueryContext ground, List<RowFigures> rows) {
        return places(session, query, ground, rows)
                .map(places -> rows.stream().map(row -> row(query, ground, row, places.get(row.key()))).toList());
    }

    private Uni<Map<ObjectKey, ObjectHierarchy>> places(TenantSession session, LevelQuery query, QueryContext ground,
            List<RowFigures> rows) {
        return levels.hierarchies(session, ground, query.level(), rows.stream().map(RowFigures::key).toList());
    }

    private static ExportRow row(LevelQuery query, QueryContext ground, RowFigures row, ObjectHierarchy place) {
        return new ExportRow(query.period(), row, accounts(ground).get(row.key().accountId()), place);
    }

    private static Map<String, AdAccount> accounts(QueryContext ground) {
        return ground.accounts().stream().collect(Collectors.toMap(AdAccount::accountId, account -> account));
    }

    private <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(workers);
    }
}
