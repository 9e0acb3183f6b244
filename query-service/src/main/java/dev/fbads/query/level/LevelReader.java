package dev.fbads.query.level;

import java.util.List;
import java.util.Map;
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
 * changed.
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

    LevelReader(TenantTransaction transaction, GroundReader ground, ServablePeriods periods, FigureRepository figures,
            ObjectRepository objects, AnswerBuilder answers, KnownRows known) {
        this.transaction = transaction;
        this.ground = ground;
        this.periods = periods;
        this.figures = figures;
        this.objects = objects;
        this.answers = answers;
        this.known = known;
    }

    Uni<Made> read(Caller caller, LevelQuery query, PageRequest page) {
        return transaction.as(caller, session -> rows(session, query)
                .chain(rows -> page(session, rows, page)
                        .map(answer -> new Made(answer, rows.ground().versions()))));
    }

    /** All rows of a query, of all its pages: what exports go through. */
    public Uni<LevelRows> rows(TenantSession session, LevelQuery query) {
        return on(session, query, laid -> known.of(query, laid)
                .map(rows -> Uni.createFrom().item(rows))
                .orElseGet(() -> figures.sums(session, read(query, laid)).map(found -> LevelRows.of(query, laid, found))))
                .invoke(known::keep);
    }

    /** What a query stands on, where it may be asked; fails as {@link #rows} does. */
    public Uni<Ground> ground(TenantSession session, LevelQuery query) {
        return on(session, query, laid -> Uni.createFrom().item(laid));
    }

    /** What stands on that, as {@link GroundReader#on} reads it. */
    public <T> Uni<T> on(TenantSession session, LevelQuery query, Function<Ground, Uni<? extends T>> work) {
        return ground.on(session, query.scope(), query.periods(), laid -> check(query, laid), work);
    }

    /** The first rows in the query's order, with their names. */
    public Uni<List<NamedRow>> ordered(TenantSession session, LevelRows rows, int most) {
        PageRequest request = new PageRequest(most, null);
        if (rows.query().sort().key() instanceof SortKey.ByName) {
            return places(session, rows, rows.keys())
                    .map(places -> named(rows.page(request, row -> SortValue.ofName(places.get(row.key()).name())), most,
                            places));
        }
        List<LevelRows.Ranked> ranked = rows.page(request,
                row -> row.value(rows.query().sort().key(), rows.ground().actions()));
        return places(session, rows, ranked.stream().map(row -> row.row().key()).toList())
                .map(places -> named(ranked, most, places));
    }

    private static List<NamedRow> named(List<LevelRows.Ranked> ranked, int most, Map<ObjectKey, ObjectPlace> places) {
        return ranked.stream()
                .limit(most)
                .map(row -> new NamedRow(row.row(), places.get(row.row().key())))
                .toList();
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

    private Uni<LevelAnswer> page(TenantSession session, LevelRows rows, PageRequest request) {
        if (rows.query().sort().key() instanceof SortKey.ByName) {
            return places(session, rows, rows.keys())
                    .map(places -> answers.answer(rows, request,
                            rows.page(request, row -> SortValue.ofName(places.get(row.key()).name())), places));
        }
        List<LevelRows.Ranked> ranked = rows.page(request,
                row -> row.value(rows.query().sort().key(), rows.ground().actions()));
        return places(session, rows, ranked.stream().map(row -> row.row().key()).toList())
                .map(places -> answers.answer(rows, request, ranked, places));
    }

    private Uni<Map<ObjectKey, ObjectPlace>> places(TenantSession session, LevelRows rows, List<ObjectKey> keys) {
        return places(session, rows.ground(), rows.query().level(), keys);
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
}
