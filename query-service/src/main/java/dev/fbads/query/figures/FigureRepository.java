package dev.fbads.query.figures;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.coverage.Block;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.ActionSums;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.Sums;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Sums {@code facebook_rollups}, in one statement for any number of accounts, objects and sum indexes. */
@ApplicationScoped
public class FigureRepository {

    /**
     * %1$s the level that is read, %2$s the id that is grouped by, %3$s joins and conditions of the filter, %4$s conditions
     * that the index can use, %5$s the slot.
     * <p>
     * OFFSET 0 makes the planner read a range of blocks as a range of the primary key, whatever number of rows it estimates.
     * <p>
     * A slot numbers the pairs of account and sum index: grouping by one integer instead of an integer and a text
     * takes two thirds of the time.
     * <p>
     * Items of actions are added up in Java, which takes a tenth of the time. An item is a position of two bytes and a sum of
     * eight, both signed and big-endian.
     */
    private static final String SUMS = """
            SELECT %5$s AS slot, %2$s AS object_id, sum(stored_rows)::bigint, sum(impressions)::bigint,
                   sum(clicks)::bigint, sum(spend_micros)::bigint, sum(reach)::bigint, sum(unique_clicks)::bigint,
                   sum(inline_link_clicks)::bigint, sum(inline_post_engagement)::bigint, string_agg(actions, ''::bytea)
            FROM unnest($2::integer[], $3::text[], $4::text[], $5::date[], $6::date[])
                AS block (slot, account_id, grain, first, last)
            CROSS JOIN LATERAL (
                SELECT * FROM public.facebook_rollups
                WHERE compte_id = $1 AND account_id = block.account_id AND level = '%1$s' AND grain = block.grain
                  AND date_start BETWEEN block.first AND block.last %4$s
                OFFSET 0) AS rollup
            %3$s
            GROUP BY 1, 2
            """;

    private static final String BY_OBJECT = "ORDER BY 2, 1";

    /** The same, ordered by block and object without sorting all rows, for a cursor. */
    private static final String SUMS_BY_BLOCK = """
            SELECT block.slot, figures.*
            FROM unnest($2::integer[], $3::text[], $4::text[], $5::date[], $6::date[])
                AS block (slot, account_id, grain, first, last)
            CROSS JOIN LATERAL (
                SELECT %2$s AS object_id, sum(stored_rows)::bigint, sum(impressions)::bigint, sum(clicks)::bigint,
                       sum(spend_micros)::bigint, sum(reach)::bigint, sum(unique_clicks)::bigint,
                       sum(inline_link_clicks)::bigint, sum(inline_post_engagement)::bigint, string_agg(actions, ''::bytea)
                FROM (
                    SELECT * FROM public.facebook_rollups
                    WHERE compte_id = $1 AND account_id = block.account_id AND level = '%1$s' AND grain = block.grain
                      AND date_start BETWEEN block.first AND block.last %4$s
                    OFFSET 0) AS rollup
                %3$s
                GROUP BY 1
                ORDER BY 1) AS figures
            """;

    /** The slot of a block, and the slot of a day if each day of a block has one. */
    private static final String SLOT = "block.slot";
    private static final String SLOT_OF_DAY = "block.slot + (rollup.date_start - block.first)";

    /** The sums in no order; an object without a row at a sum index has no sum there. */
    public Uni<List<ObjectFigures>> sums(TenantSession session, FigureRead read) {
        return sums(session, read, "");
    }

    /** The same; empty if there are more than {@code maxSums}. */
    public Uni<Optional<List<ObjectFigures>>> sums(TenantSession session, FigureRead read, int maxSums) {
        return maxSums == Integer.MAX_VALUE ? sums(session, read).map(Optional::of)
                : sums(session, read, "LIMIT " + (maxSums + 1))
                        .map(found -> Optional.of(found).filter(all -> all.size() <= maxSums));
    }

    private static Uni<List<ObjectFigures>> sums(TenantSession session, FigureRead read, String limit) {
        if (read.blocks().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        FilterClause clause = FilterClause.of(read);
        List<Slot> slots = slots(read);
        boolean apart = areDaysApart(read, slots);
        List<BlockRange> ranges = apart ? BlockRange.ofDaysApart(read.blocks()) : BlockRange.of(read.blocks());
        ActionSums.Accumulator actions = new ActionSums.Accumulator(read.actions());
        return session.list(
                SUMS.formatted(clause.source().stored(), clause.key(), clause.text(), clause.inner(),
                        apart ? SLOT_OF_DAY : SLOT) + limit,
                parameters(read, slots, ranges, clause), row -> figures(row, slots.get(row.getInteger(0)), read, actions));
    }

    /** Streams the sums block by block, on demand, in batches. */
    public Multi<List<ObjectFigures>> stream(TenantSession session, FigureRead read, int batch) {
        return stream(session, read, batch,
                clause -> SUMS_BY_BLOCK.formatted(clause.source().stored(), clause.key(), clause.text(), clause.inner()));
    }

    /** Streams the result of {@link #sums} ordered by object id, on demand, in batches. */
    public Multi<List<ObjectFigures>> streamByObject(TenantSession session, FigureRead read, int batch) {
        return stream(session, read, batch,
                clause -> SUMS.formatted(clause.source().stored(), clause.key(), clause.text(), clause.inner(), SLOT)
                        + BY_OBJECT);
    }

    private static Multi<List<ObjectFigures>> stream(TenantSession session, FigureRead read, int batch,
            Function<FilterClause, String> sql) {
        if (read.blocks().isEmpty()) {
            return Multi.createFrom().empty();
        }
        FilterClause clause = FilterClause.of(read);
        List<Slot> slots = slots(read);
        ActionSums.Accumulator actions = new ActionSums.Accumulator(read.actions());
        return session.stream(sql.apply(clause), parameters(read, slots, BlockRange.of(read.blocks()), clause), batch,
                row -> figures(row, slots.get(row.getInteger(0)), read, actions));
    }

    /** The slots, ordered by account. */
    private static List<Slot> slots(FigureRead read) {
        return read.blocks().stream().map(Slot::of).distinct().sorted(Slot.ORDER).toList();
    }

    /** Whether every sum is of one day: years of days are then read as a few ranges of the index. */
    private static boolean areDaysApart(FigureRead read, List<Slot> slots) {
        return slots.size() == read.blocks().size()
                && read.blocks().stream().allMatch(block -> block.block().grain() == Block.Grain.DAY);
    }

    private static Tuple parameters(FigureRead read, List<Slot> slots, List<BlockRange> ranges, FilterClause clause) {
        Map<Slot, Integer> numbers = IntStream.range(0, slots.size()).boxed()
                .collect(Collectors.toMap(slots::get, number -> number));
        Tuple parameters = Tuple.of(read.compteId(),
                ranges.stream().map(range -> numbers.get(new Slot(range.sumIndex(), range.accountId())))
                        .toArray(Integer[]::new),
                ranges.stream().map(BlockRange::accountId).toArray(String[]::new),
                ranges.stream().map(range -> range.grain().wire()).toArray(String[]::new),
                ranges.stream().map(BlockRange::first).toArray(LocalDate[]::new),
                ranges.stream().map(BlockRange::last).toArray(LocalDate[]::new));
        clause.values().forEach(parameters::addValue);
        return parameters;
    }

    private static ObjectFigures figures(Row row, Slot slot, FigureRead read, ActionSums.Accumulator actions) {
        Sums sums = new Sums(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7),
                row.getLong(8), row.getLong(9));
        ActionIndex.AccountNumbering numbering = read.actions().numberingOf(slot.accountId());
        ByteBuffer items = ByteBuffer.wrap(row.getBuffer(10).getDelegate().getBytes());
        while (items.hasRemaining()) {
            actions.add(numbering.number(items.getShort()), items.getLong());
        }
        return new ObjectFigures(slot.sumIndex(), new ObjectKey(slot.accountId(), row.getString(1)),
                Figures.of(sums, actions.take(), read.actions()));
    }

    /** The account and index of a sum. */
    private record Slot(int sumIndex, String accountId) {

        static final Comparator<Slot> ORDER = Comparator.comparing(Slot::accountId).thenComparingInt(Slot::sumIndex);

        static Slot of(BlockRead block) {
            return new Slot(block.sumIndex(), block.accountId());
        }
    }
}
