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
import dev.fbads.query.cache.SnapshotResult;
import dev.fbads.query.coverage.LedgerRepository;
import dev.fbads.query.figures.BreakdownRead;
import dev.fbads.query.figures.BreakdownRepository;
import dev.fbads.query.figures.BreakdownSums;
import dev.fbads.query.figures.FigureRead;
import dev.fbads.query.figures.FigureRepository;
import dev.fbads.query.figures.Grouping;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectFigures;
import dev.fbads.query.figures.ObjectHierarchy;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.level.LevelQuery;
import dev.fbads.query.level.LevelReader;
import dev.fbads.query.level.PageRequest;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.TenantSession;
import dev.fbads.query.tenant.TenantTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;

/**
 * Reads a {@link BreakdownQuery} from one snapshot: the rows of the set, selected by the set's own ledger, and the totals of
 * the same days without a breakdown. All rows are held in memory, so a query with too many rows is refused.
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

    Uni<SnapshotResult> read(Caller caller, BreakdownQuery query, PageRequest page) {
        return transaction.as(caller, session -> context(session, query)
                .chain(context -> read(session, query, context, page)
                        .map(response -> new SnapshotResult(response, context.ofSet().versions()))));
    }

    private Uni<BreakdownContext> context(TenantSession session, BreakdownQuery query) {
        LevelQuery level = query.level();
        return Uni.combine()
                .all()
                .unis(levels.context(session, level), ledger.within(session, level.scope(), level.period(), query.set()),
                        ledger.within(session, level.scope(), level.period(), BreakdownSet.NONE))
                .with((context, ofSet, ofNone) -> BreakdownContext.of(context, shown(level, context), level.period(), ofSet,
                        ofNone));
    }

    private static List<AdAccount> shown(LevelQuery query, QueryContext context) {
        String search = query.filter().search();
        return query.level() != Level.ACCOUNT || search == null ? context.accounts()
                : context.accounts().stream().filter(account -> account.matches(search)).toList();
    }

    private Uni<BreakdownResponse> read(TenantSession session, BreakdownQuery query, BreakdownContext context,
            PageRequest page) {
        return Uni.combine()
                .all()
                .unis(breakdowns.sums(session, divided(query, context), config.maxRows()), whole(session, query, context))
                .with((divided, whole) -> Tuple2.of(complete(divided), complete(whole)))
                .chain(sums -> named(session, query, context, sums.getItem1())
                        .map(hierarchies -> new BreakdownBuilder(query, context, sums.getItem1(), sums.getItem2(), hierarchies)
                                .response(page)));
    }

    private <T> T complete(Optional<T> sums) {
        return sums.orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST,
                new FieldViolation(BreakdownResource.BREAKDOWN_SET, FieldCode.TOO_MANY_ROWS,
                        Integer.toString(config.maxRows()))));
    }

    private static BreakdownRead divided(BreakdownQuery query, BreakdownContext context) {
        return new BreakdownRead(context.ofSet().compteId(), query.level().level(), query.grouping() == RowGrouping.OBJECT,
                query.set(), context.selections(), query.level().filter());
    }

    private Uni<Optional<List<ObjectFigures>>> whole(TenantSession session, BreakdownQuery query, BreakdownContext context) {
        if (query.set().actionsOnly()) {
            return Uni.createFrom().item(Optional.of(List.of()));
        }
        Grouping grouping = query.grouping() == RowGrouping.OBJECT ? new Grouping.PerObject() : new Grouping.PerAccount();
        return figures.sums(session, new FigureRead(context.ofSet().compteId(), query.level().level(), context.wholeBlocks(),
                query.level().filter(), grouping, context.ofSet().actions()), config.maxRows());
    }

    private Uni<Map<ObjectKey, ObjectHierarchy>> named(TenantSession session, BreakdownQuery query, BreakdownContext context,
            BreakdownSums sums) {
        if (query.grouping() == RowGrouping.VALUE) {
            return Uni.createFrom().item(Map.of());
        }
        return levels.hierarchies(session, context.ofSet(), query.level().level(),
                sums.figures().stream().map(row -> row.key()).distinct().toList());
    }
}
