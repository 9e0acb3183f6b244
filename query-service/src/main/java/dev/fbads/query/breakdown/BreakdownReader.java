package dev.fbads.query.breakdown;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.cache.Made;
import dev.fbads.query.coverage.LedgerRepository;
import dev.fbads.query.figures.BreakdownRead;
import dev.fbads.query.figures.BreakdownRepository;
import dev.fbads.query.figures.BreakdownSums;
import dev.fbads.query.figures.FigureRead;
import dev.fbads.query.figures.FigureRepository;
import dev.fbads.query.figures.Ground;
import dev.fbads.query.figures.Grouping;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectFigures;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.ObjectPlace;
import dev.fbads.query.level.LevelQuery;
import dev.fbads.query.level.LevelReader;
import dev.fbads.query.level.PageRequest;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.TenantSession;
import dev.fbads.query.tenant.TenantTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;

/**
 * Answers a {@link BreakdownQuery} from one snapshot: the rows of the set, by the set's own ledger, beside the totals without
 * any
 * breakdown of the same days. It holds all rows, so it refuses a query that has too many.
 */
@ApplicationScoped
class BreakdownReader {

    private final TenantTransaction transaction;
    private final LevelReader levels;
    private final LedgerRepository ledger;
    private final BreakdownRepository breakdowns;
    private final FigureRepository figures;
    private final BreakdownConfig config;

    BreakdownReader(TenantTransaction transaction, LevelReader levels, LedgerRepository ledger, BreakdownRepository breakdowns,
            FigureRepository figures, BreakdownConfig config) {
        this.transaction = transaction;
        this.levels = levels;
        this.ledger = ledger;
        this.breakdowns = breakdowns;
        this.figures = figures;
        this.config = config;
    }

    Uni<Made> read(Caller caller, BreakdownQuery query, PageRequest page) {
        return transaction.as(caller, session -> ground(session, query)
                .chain(ground -> read(session, query, ground, page)
                        .map(answer -> new Made(answer, ground.ofSet().versions()))));
    }

    private Uni<BreakdownGround> ground(TenantSession session, BreakdownQuery query) {
        LevelQuery level = query.level();
        return Uni.combine()
                .all()
                .unis(levels.ground(session, level), ledger.within(session, level.scope(), level.period(), query.set()),
                        ledger.within(session, level.scope(), level.period(), BreakdownSet.NONE))
                .with((ground, ofSet, ofNone) -> BreakdownGround.of(ground, shown(level, ground), level.period(), ofSet,
                        ofNone));
    }

    private static List<AdAccount> shown(LevelQuery query, Ground ground) {
        String search = query.filter().search();
        return query.level() != Level.ACCOUNT || search == null ? ground.accounts()
                : ground.accounts().stream().filter(account -> account.matches(search)).toList();
    }

    private Uni<BreakdownAnswer> read(TenantSession session, BreakdownQuery query, BreakdownGround ground, PageRequest page) {
        return Uni.combine()
                .all()
                .unis(breakdowns.sums(session, divided(query, ground), config.maxRows()), whole(session, query, ground))
                .with((divided, whole) -> Tuple2.of(few(divided), few(whole)))
                .chain(sums -> named(session, query, ground, sums.getItem1())
                        .map(places -> new BreakdownBuilder(query, ground, sums.getItem1(), sums.getItem2(), places)
                                .answer(page)));
    }

    private <T> T few(Optional<T> sums) {
        return sums.orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST,
                new FieldViolation(BreakdownResource.BREAKDOWN_SET, FieldCode.TOO_MANY_ROWS,
                        Integer.toString(config.maxRows()))));
    }

    private static BreakdownRead divided(BreakdownQuery query, BreakdownGround ground) {
        return new BreakdownRead(ground.ofSet().compteId(), query.level().level(), query.grouping() == RowGrouping.OBJECT,
                query.set(), ground.selections(), query.level().filter());
    }

    private Uni<Optional<List<ObjectFigures>>> whole(TenantSession session, BreakdownQuery query, BreakdownGround ground) {
        if (query.set().actionsOnly()) {
            return Uni.createFrom().item(Optional.of(List.of()));
        }
        Grouping grouping = query.grouping() == RowGrouping.OBJECT ? new Grouping.PerObject() : new Grouping.PerAccount();
        return figures.sums(session, new FigureRead(ground.ofSet().compteId(), query.level().level(), ground.wholeBlocks(),
                query.level().filter(), grouping, ground.ofSet().actions()), config.maxRows());
    }

    private Uni<Map<ObjectKey, ObjectPlace>> named(TenantSession session, BreakdownQuery query, BreakdownGround ground,
            BreakdownSums sums) {
        if (query.grouping() == RowGrouping.VALUE) {
            return Uni.createFrom().item(Map.of());
        }
        return levels.places(session, ground.ofSet(), query.level().level(),
                sums.figures().stream().map(row -> row.key()).distinct().toList());
    }
}
