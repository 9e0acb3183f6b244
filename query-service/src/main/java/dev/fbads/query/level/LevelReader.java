package dev.fbads.query.level;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.account.AdAccount;
import dev.fbads.query.cache.SnapshotResult;
import dev.fbads.query.compare.Comparison;
import dev.fbads.query.figures.ContextCache;
import dev.fbads.query.figures.DigestKey;
import dev.fbads.query.figures.FigureRead;
import dev.fbads.query.figures.FigureRepository;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectHierarchy;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.ObjectRepository;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.figures.QueryContextLoader;
import dev.fbads.query.period.ServablePeriods;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.TenantSession;
import dev.fbads.query.tenant.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Reads a {@link LevelQuery} from one snapshot of the database: loads the context, sums all objects, and reads the names
 * of the page's objects. Another order or page of a query is served from {@link CachedRows}. If there are more sums
 * than a response may hold, they are read by object, batch after batch, and only the page is held.
 */
@ApplicationScoped
public class LevelReader {

    private final TenantTransaction transaction;
    private final QueryContextLoader contexts;
    private final ServablePeriods periods;
    private final FigureRepository figures;
    private final ObjectRepository objects;
    private final LevelResponseBuilder responses;
    private final ContextCache cache;
    private final LevelConfig config;

    LevelReader(TenantTransaction transaction, QueryContextLoader contexts, ServablePeriods periods, FigureRepository figures,
            ObjectRepository objects, LevelResponseBuilder responses, ContextCache cache, LevelConfig config) {
        this.transaction = transaction;
        this.contexts = contexts;
        this.periods = periods;
        this.figures = figures;
        this.objects = objects;
        this.responses = responses;
        this.cache = cache;
        this.config = config;
    }

    Uni<SnapshotResult> read(Caller caller, LevelQuery query, PageRequest page) {
        return transaction.as(caller, session -> folded(session, query, page)
                .chain(rows -> hierarchies(session, rows.context(), query.level(), rows.keys())
                        .map(names -> new SnapshotResult(responses.response(rows, names), rows.context().versions()))));
    }

    /** The first rows in the query's order, with their names. */
    public Uni<OrderedRows> ordered(TenantSession session, LevelQuery query, int limit) {
        return folded(session, query, new PageRequest(limit, null))
                .chain(rows -> hierarchies(session, rows.context(), query.level(), rows.keys())
                        .map(names -> new OrderedRows(rows.context(), rows.ranked()
                                .stream()
                                .limit(limit)
                                .map(row -> new NamedRow(row.row(), names.get(row.row().key())))
                                .toList())));
    }

    /** The context of a query. Fails as {@link QueryContextLoader#load} does, and if the period cannot be served. */
    public Uni<QueryContext> context(TenantSession session, LevelQuery query) {
        return contexts.load(session, query.scope(), query.periods()).invoke(context -> check(query, context));
    }

    /**
     * Passes all rows of a query to the consumer, batch after batch, each when the consumer has processed the one before:
     * memory does not grow with the number of rows. Not for accounts, which have rows without sums.
     */
    public Uni<Void> each(TenantSession session, LevelQuery query, QueryContext context, int batch,
            Function<List<RowFigures>, Uni<?>> consumer) {
        Pairing pairing = new Pairing(query.periods().size());
        return figures.streamByObject(session, read(query, context), batch)
                .onItem()
                .transformToUniAndConcatenate(sums -> consumer.apply(pairing.add(sums)))
                .collect()
                .last()
                .chain(() -> consumer.apply(pairing.rest()))
                .replaceWithVoid();
    }

    /** The values by which these rows are sorted. */
    public Uni<Function<RowFigures, SortValue>> values(TenantSession session, LevelQuery query, QueryContext context,
            List<RowFigures> rows) {
        SortKey key = query.sort().key();
        if (!(key instanceof SortKey.ByName)) {
            return Uni.createFrom().item(row -> row.value(key, context.actions()));
        }
        return hierarchies(session, context, query.level(), rows.stream().map(RowFigures::key).toList())
                .map(names -> row -> SortValue.ofName(names.get(row.key()).name()));
    }

    /** Name and parents of each object; for an account its name only. */
    public Uni<Map<ObjectKey, ObjectHierarchy>> hierarchies(TenantSession session, QueryContext context, Level level,
            List<ObjectKey> keys) {
        if (level == Level.ACCOUNT) {
            return Uni.createFrom().item(context.accounts()
                    .stream()
                    .collect(Collectors.toMap(account -> new ObjectKey(account.accountId(), account.accountId()),
                            account -> new ObjectHierarchy(account.name(), null, null, null, null, null))));
        }
        return objects.hierarchies(session, context, level, keys);
    }

    private Uni<FoldedRows> folded(TenantSession session, LevelQuery query, PageRequest page) {
        return context(session, query).chain(context -> allAtOnce(session, query, context)
                .chain(found -> found
                        .map(rows -> {
                            Fold fold = new Fold(query, rows.context(), page);
                            return add(session, fold, rows.rows()).map(Fold::done);
                        })
                        .orElseGet(() -> {
                            Fold fold = new Fold(query, context, page);
                            return each(session, query, context, config.sumsInMemory(), rows -> add(session, fold, rows))
                                    .map(all -> fold.done());
                        })));
    }

    private Uni<Fold> add(TenantSession session, Fold fold, List<RowFigures> rows) {
        return values(session, fold.query(), fold.context(), rows).map(value -> fold.add(rows, value));
    }

    /** All rows; empty if there are more sums than a response may hold. */
    private Uni<Optional<LevelRows>> allAtOnce(TenantSession session, LevelQuery query, QueryContext context) {
        DigestKey<CachedRows> key = CachedRows.key(query, context);
        Optional<CachedRows> cached = cache.get(key);
        if (cached.isPresent()) {
            return Uni.createFrom().item(cached
                    .map(rows -> new LevelRows(context.with(rows.actions()), rows.rows())));
        }
        int limit = query.level() == Level.ACCOUNT ? Integer.MAX_VALUE : config.sumsInMemory();
        return figures.sums(session, read(query, context), limit)
                .map(sums -> sums.map(found -> LevelRows.of(query, context, found)))
                .invoke(found -> found.ifPresent(rows -> cache.put(key, new CachedRows(context.actions(), rows.rows()))));
    }

    private static FigureRead read(LevelQuery query, QueryContext context) {
        return new FigureRead(context.compteId(), query.level(), context.blocks(), query.filter(), context.actions());
    }

    private void check(LevelQuery query, QueryContext context) {
        for (AdAccount account : context.accounts()) {
            periods.check(query.period(), "", account.zone());
            if (query.comparison() instanceof Comparison.Custom custom) {
                periods.check(custom.period(), "compare_", account.zone());
            }
        }
    }

    /** Reduces rows to the content of a response. */
    private record Fold(LevelQuery query, QueryContext context, PageRequest page, PageRows picked, Totals.Sum totals) {

        Fold(LevelQuery query, QueryContext context, PageRequest page) {
            this(query, context, page, new PageRows(query.sort(), page), new Totals.Sum(query, context));
        }

        Fold add(List<RowFigures> rows, Function<RowFigures, SortValue> value) {
            totals.add(rows);
            rows.forEach(row -> picked.add(row, value.apply(row)));
            return this;
        }

        FoldedRows done() {
            return new FoldedRows(query, context, page, picked.ranked(), totals.take());
        }
    }
}
