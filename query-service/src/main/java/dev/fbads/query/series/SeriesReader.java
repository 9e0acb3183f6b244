package dev.fbads.query.series;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.cache.SnapshotResult;
import dev.fbads.query.figures.FigureRead;
import dev.fbads.query.figures.FigureRepository;
import dev.fbads.query.figures.Grouping;
import dev.fbads.query.figures.ObjectFigures;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.level.LevelReader;
import dev.fbads.query.level.NamedRow;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.TenantSession;
import dev.fbads.query.tenant.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Reads a {@link SeriesQuery} from one snapshot. The totals are read from the coarsest sums that the filter allows: without a
 * filter from sums of the account.
 */
@ApplicationScoped
class SeriesReader {

    private final TenantTransaction transaction;
    private final LevelReader levels;
    private final FigureRepository figures;

    SeriesReader(TenantTransaction transaction, LevelReader levels, FigureRepository figures) {
        this.transaction = transaction;
        this.levels = levels;
        this.figures = figures;
    }

    Uni<SnapshotResult> read(Caller caller, SeriesQuery query) {
        return transaction.as(caller, session -> query.top() == 0
                ? levels.context(session, query.level()).chain(context -> lines(session, query, context, List.of()))
                : top(session, query));
    }

    private Uni<SnapshotResult> top(TenantSession session, SeriesQuery query) {
        return levels.ordered(session, query.level(), query.top())
                .chain(top -> lines(session, query, top.context(), top.rows()));
    }

    private Uni<SnapshotResult> lines(TenantSession session, SeriesQuery query, QueryContext context, List<NamedRow> top) {
        SeriesUnits units = SeriesUnits.of(query.units(), context);
        Uni<List<ObjectFigures>> totals = figures.sums(session, read(query, context, units, new Grouping.PerAccount()));
        Uni<List<ObjectFigures>> objects = top.isEmpty() ? Uni.createFrom().item(List.of())
                : figures.sums(session, read(query, context, units,
                        new Grouping.Named(top.stream().map(row -> row.row().key()).toList())));
        return Uni.combine()
                .all()
                .unis(totals, objects)
                .with((summed, ofTop) -> new SnapshotResult(
                        new SeriesBuilder(query, context, units).response(summed, top, ofTop),
                        context.versions()));
    }

    private static FigureRead read(SeriesQuery query, QueryContext context, SeriesUnits units, Grouping grouping) {
        return new FigureRead(context.compteId(), query.level().level(), units.blocks(), query.level().filter(), grouping,
                context.actions());
    }
}
