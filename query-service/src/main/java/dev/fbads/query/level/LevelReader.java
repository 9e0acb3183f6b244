package dev.fbads.query.level;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.account.AdAccount;
import dev.fbads.query.cache.Made;
import dev.fbads.query.compare.Comparison;
import dev.fbads.query.figures.FigureRead;
import dev.fbads.query.figures.FigureRepository;
import dev.fbads.query.figures.Ground;
import dev.fbads.query.figures.GroundReader;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.ObjectPlace;
import dev.fbads.query.figures.ObjectRepository;
import dev.fbads.query.period.ServablePeriods;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.TenantSession;
import dev.fbads.query.tenant.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Answers a {@link LevelQuery} from one snapshot of the database, in one round trip at best, and in three at worst: the ground,
 * the
 * sums of all objects, the names of the page's objects. Another order or page of a question needs only to be told that nothing
 * has
 * changed. Where there are more sums than an answer may hold, they are gone through by object, batch after batch, and only the
 * page
 * is held.
 */
@ApplicationScoped
public class LevelReader {

    private final TenantTransaction transaction;
    private final GroundReader ground;
    private final ServablePeriods periods;
    private final FigureRepository figures;
    private final ObjectRepository objects;
    private final AnswerBuilder answers;
    private final KnownRows known;
    private final LevelConfig config;

    LevelReader(TenantTransaction transaction, GroundReader ground, ServablePeriods periods, FigureRepository figures,
            ObjectRepository objects, AnswerBuilder answers, KnownRows known, LevelConfig config) {
        this.transaction = transaction;
        this.ground = ground;
        this.periods = periods;
        this.figures = figures;
        this.objects = objects;
        this.answers = answers;
        this.known = known;
        this.config = config;
    }

    Uni<Made> read(Caller caller, LevelQuery query, PageRequest page) {
        return transaction.as(caller, session -> folded(session, query, page)
                .chain(rows -> places(session, rows.ground(), query.level(), rows.keys())
                        .map(places -> new Made(answers.answer(rows, places), rows.ground().versions()))));
    }

    /** The first rows in the query's order, with their names. */
    public Uni<OrderedRows> ordered(TenantSession session, LevelQuery query, int most) {
        return folded(session, query, new PageRequest(most, null))
                .chain(rows -> places(session, rows.ground(), query.level(), rows.keys())
                        .map(places -> new OrderedRows(rows.ground(), rows.ranked()
                                .stream()
                                .limit(most)
                                .map(row -> new NamedRow(row.row(), places.get(row.row().key())))
                                .toList())));
    }

    /** What a query stands on, where it may be asked; fails as {@link GroundReader#on} does. */
    public Uni<Ground> ground(TenantSession session, LevelQuery query) {
        return on(session, query, laid -> Uni.createFrom().item(laid));
    }

    /** What stands on that, as {@link GroundReader#on} reads it. */
    public <T> Uni<T> on(TenantSession session, LevelQuery query, Function<Ground, Uni<? extends T>> work) {
        return ground.on(session, query.scope(), query.periods(), laid -> check(query, laid), work);
    }

    /**
     * Gives all rows of a query to the work, batch after batch, each when it is done with the one before: memory does not grow
     * with
     * them. Not for accounts, which have rows without sums.
     */
    public Uni<Void> each(TenantSession session, LevelQuery query, Ground laid, int batch,
            Function<List<RowFigures>, Uni<?>> work) {
        Pairing pairing = new Pairing(query.periods().size());
        return figures.streamByObject(session, read(query, laid), batch)
                .onItem()
                .transformToUniAndConcatenate(sums -> work.apply(pairing.add(sums)))
                .collect()
                .last()
                .chain(() -> work.apply(pairing.rest()))
                .replaceWithVoid();
    }

    /** What these rows are sorted by. */
    public Uni<Function<RowFigures, SortValue>> values(TenantSession session, LevelQuery query, Ground laid,
            List<RowFigures> rows) {
        SortKey key = query.sort().key();
        if (!(key instanceof SortKey.ByName)) {
            return Uni.createFrom().item(row -> row.value(key, laid.actions()));
        }
        return places(session, laid, query.level(), rows.stream().map(RowFigures::key).toList())
                .map(places -> row -> SortValue.ofName(places.get(row.key()).name()));
    }

    /** Of each object; of an account its name. */
    public Uni<Map<ObjectKey, ObjectPlace>> places(TenantSession session, Ground laid, Level level, List<ObjectKey> keys) {
        if (level == Level.ACCOUNT) {
            return Uni.createFrom().item(laid.accounts()
                    .stream()
                    .collect(Collectors.toMap(account -> new ObjectKey(account.accountId(), account.accountId()),
                            account -> new ObjectPlace(account.name(), null, null, null, null, null))));
        }
        return objects.places(session, laid, level, keys);
    }

    private Uni<FoldedRows> folded(TenantSession session, LevelQuery query, PageRequest page) {
        return on(session, query, laid -> few(session, query, laid).map(rows -> new Found(laid, rows)))
                .invoke(found -> found.few().ifPresent(known::keep))
                .chain(found -> {
                    Fold fold = new Fold(query, found.ground(), page);
                    return found.few()
                            .map(rows -> add(session, fold, rows.rows()).replaceWithVoid())
                            .orElseGet(() -> each(session, query, found.ground(), config.sumsInMemory(),
                                    rows -> add(session, fold, rows)))
                            .map(all -> fold.done());
                });
    }

    private Uni<Fold> add(TenantSession session, Fold fold, List<RowFigures> rows) {
        return values(session, fold.query(), fold.ground(), rows).map(value -> fold.add(rows, value));
    }

    /** All rows; empty where an answer may not hold their sums. */
    private Uni<Optional<LevelRows>> few(TenantSession session, LevelQuery query, Ground laid) {
        Optional<LevelRows> rows = known.of(query, laid);
        if (rows.isPresent()) {
            return Uni.createFrom().item(rows);
        }
        int most = query.level() == Level.ACCOUNT ? Integer.MAX_VALUE : config.sumsInMemory();
        return figures.sums(session, read(query, laid), most)
                .map(sums -> sums.map(found -> LevelRows.of(query, laid, found)));
    }

    private static FigureRead read(LevelQuery query, Ground ground) {
        return new FigureRead(ground.compteId(), query.level(), ground.blocks(), query.filter(), ground.actions());
    }

    private void check(LevelQuery query, Ground ground) {
        for (AdAccount account : ground.accounts()) {
            periods.check(query.period(), "", account.zone());
            if (query.comparison() instanceof Comparison.Custom custom) {
                periods.check(custom.period(), "compare_", account.zone());
            }
        }
    }

    /** All rows of a query, where they are few. */
    private record Found(Ground ground, Optional<LevelRows> few) {
    }

    /** Takes rows in, of which it keeps what an answer tells. */
    private record Fold(LevelQuery query, Ground ground, PageRequest page, PageRows picked, Totals.Sum totals) {

        Fold(LevelQuery query, Ground ground, PageRequest page) {
            this(query, ground, page, new PageRows(query.sort(), page), new Totals.Sum(query, ground));
        }

        Fold add(List<RowFigures> rows, Function<RowFigures, SortValue> value) {
            totals.add(rows);
            rows.forEach(row -> picked.add(row, value.apply(row)));
            return this;
        }

        FoldedRows done() {
            return new FoldedRows(query, ground, page, picked.ranked(), totals.take());
        }
    }
}
