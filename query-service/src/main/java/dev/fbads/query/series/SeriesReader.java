package dev.fbads.query.series;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.cache.Made;
import dev.fbads.query.figures.FigureRead;
import dev.fbads.query.figures.FigureRepository;
import dev.fbads.query.figures.Ground;
import dev.fbads.query.figures.Grouping;
import dev.fbads.query.figures.ObjectFigures;
import dev.fbads.query.level.LevelReader;
import dev.fbads.query.level.NamedRow;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.TenantSession;
import dev.fbads.query.tenant.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Answers a {@link SeriesQuery} from one snapshot. The totals are read from the coarsest sums that the filter allows: a series
 * of
 * years without a filter is some days and months of the account.
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

    Uni<Made> read(Caller caller, SeriesQuery query) {
        return transaction.as(caller, session -> query.top() == 0
                ? levels.on(session, query.level(), ground -> lines(session, query, ground, List.of()))
                : top(session, query));
    }

    private Uni<Made> top(TenantSession session, SeriesQuery query) {
        return levels.ordered(session, query.level(), query.top())
                .chain(top -> lines(session, query, top.ground(), top.rows()));
    }

    private Uni<Made> lines(TenantSession session, SeriesQuery query, Ground ground, List<NamedRow> top) {
        SeriesUnits units = SeriesUnits.of(query.units(), ground);
        Uni<List<ObjectFigures>> totals = figures.sums(session, read(query, ground, units, new Grouping.PerAccount()));
        Uni<List<ObjectFigures>> objects = top.isEmpty() ? Uni.createFrom().item(List.of())
                : figures.sums(session, read(query, ground, units,
                        new Grouping.Named(top.stream().map(row -> row.row().key()).toList())));
        return Uni.combine()
                .all()
                .unis(totals, objects)
                .with((summed, ofTop) -> new Made(new SeriesBuilder(query, ground, units).answer(summed, top, ofTop),
                        ground.versions()));
    }

    private static FigureRead read(SeriesQuery query, Ground ground, SeriesUnits units, Grouping grouping) {
        return new FigureRead(ground.compteId(), query.level().level(), units.blocks(), query.level().filter(), grouping,
                ground.actions());
    }
}
