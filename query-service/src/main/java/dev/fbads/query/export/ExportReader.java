package dev.fbads.query.export;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.coverage.Block;
import dev.fbads.query.coverage.Block.Grain;
import dev.fbads.query.figures.BlockRead;
import dev.fbads.query.figures.FigureRead;
import dev.fbads.query.figures.FigureRepository;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectFigures;
import dev.fbads.query.figures.ObjectHierarchy;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.level.LevelQuery;
import dev.fbads.query.level.LevelReader;
import dev.fbads.query.level.RowFigures;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Reads the rows of an export. Rows by object are read in the query's order ({@link ObjectRows}). Rows by object and day are
 * read by day through a cursor; in memory are one batch of them and a bounded number of names.
 */
@ApplicationScoped
class ExportReader {

    static final int BATCH = 500;
    /** A few hundred bytes each. */
    private static final int MAX_NAMES = 20_000;

    private final LevelReader levels;
    private final FigureRepository figures;
    private final ObjectRows objects;

    ExportReader(LevelReader levels, FigureRepository figures, ObjectRows objects) {
        this.objects = objects;
        this.levels = levels;
        this.figures = figures;
    }

    /** The context and the rows, which are read on demand. */
    Uni<ExportSource> source(TenantSession session, ExportQuery query) {
        return query.daily()
                ? levels.context(session, query.level())
                        .map(context -> new ExportSource(context, daily(session, query.level(), context), () -> {
                        }))
                : objects.source(session, query.level());
    }

    /** A month that is stored as one sum is one row: it is never distributed over its days. */
    private Multi<List<ExportRow>> daily(TenantSession session, LevelQuery query, QueryContext context) {
        List<BlockRead> blocks = blocks(query, context);
        Map<ObjectKey, ObjectHierarchy> known = new HashMap<>();
        Map<String, AdAccount> accounts = accounts(context);
        return figures
                .stream(session, new FigureRead(context.compteId(), query.level(), blocks, query.filter(), context.actions()),
                        BATCH)
                .onItem()
                .transformToUniAndConcatenate(batch -> loadNames(session, query.level(), context, batch, known)
                        .map(names -> batch.stream()
                                .map(sum -> row(sum, period(blocks.get(sum.sumIndex()).block()), accounts, known))
                                .toList()));
    }

    private Uni<Map<ObjectKey, ObjectHierarchy>> loadNames(TenantSession session, Level level, QueryContext context,
            List<ObjectFigures> batch,
            Map<ObjectKey, ObjectHierarchy> known) {
        List<ObjectKey> unknown = batch.stream().map(ObjectFigures::key).distinct().filter(key -> !known.containsKey(key))
                .toList();
        if (unknown.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        if (known.size() > MAX_NAMES) {
            known.keySet().retainAll(batch.stream().map(ObjectFigures::key).collect(Collectors.toSet()));
        }
        return levels.hierarchies(session, context, level, unknown).invoke(known::putAll);
    }

    private static ExportRow row(ObjectFigures sum, Period period, Map<String, AdAccount> accounts,
            Map<ObjectKey, ObjectHierarchy> known) {
        return new ExportRow(period, new RowFigures(sum.key(), sum.figures(), null), accounts.get(sum.key().accountId()),
                known.getOrDefault(sum.key(), ObjectHierarchy.UNKNOWN));
    }

    private static List<BlockRead> blocks(LevelQuery query, QueryContext context) {
        List<BlockRead> blocks = new ArrayList<>();
        String search = query.filter().search();
        for (AdAccount account : context.accounts()) {
            if (query.level() == Level.ACCOUNT && search != null && !account.matches(search)) {
                continue;
            }
            var selection = context.selections().getFirst().get(account.accountId());
            selection.days().forEach(day -> blocks.add(new BlockRead(0, account.accountId(), new Block(Grain.DAY, day))));
            selection.months()
                    .forEach(month -> blocks.add(new BlockRead(0, account.accountId(), new Block(Grain.META_MONTH, month))));
        }
        blocks.sort(Comparator.comparing((BlockRead block) -> block.block().start()).thenComparing(BlockRead::accountId));
        return IntStream.range(0, blocks.size())
                .mapToObj(i -> new BlockRead(i, blocks.get(i).accountId(), blocks.get(i).block()))
                .toList();
    }

    private static Period period(Block block) {
        LocalDate start = block.start();
        return block.grain() == Grain.DAY ? new Period(start, start) : Period.of(YearMonth.from(start));
    }

    private static Map<String, AdAccount> accounts(QueryContext context) {
        return context.accounts().stream().collect(Collectors.toMap(AdAccount::accountId, account -> account));
    }
}
