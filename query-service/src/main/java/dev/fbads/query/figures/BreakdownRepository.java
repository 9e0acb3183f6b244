package dev.fbads.query.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.query.coverage.Block;
import dev.fbads.query.coverage.Block.Grain;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.ActionList;
import dev.fbads.query.metric.ActionSums;
import dev.fbads.query.metric.ActionType;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.Sums;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Sums rows of {@code facebook_ads_data} of one breakdown set per value, in one statement. */
@ApplicationScoped
public class BreakdownRepository {

    /**
     * %1$s the set, %2$s its columns, %3$s the id that is grouped by, %4$s joins and conditions of the filter (on ads,
     * under the aliases of {@link FilterClause}), %5$s the values of an action item, %6$s the side of the join with every
     * value: LEFT, the rows, or RIGHT, the items of sets of actions. OFFSET 0 makes the planner read a range of slices as a
     * range of the unique index.
     */
    private static final String SUMS = """
            WITH counted AS MATERIALIZED (
                SELECT block.account_id, %3$s AS object_id, rollup.breakdown_values, rollup.impressions, rollup.clicks,
                       rollup.spend, rollup.reach, rollup.unique_clicks, rollup.inline_link_clicks,
                       rollup.inline_post_engagement, rollup.actions, rollup.action_values, rollup.unique_actions
                FROM unnest($2::integer[], $3::text[], $4::text[], $5::date[], $6::date[])
                    AS block (sum_index, account_id, granularity, first, last)
                CROSS JOIN LATERAL (
                    SELECT ad_id AS object_id, ARRAY[%2$s]::text[] AS breakdown_values, data.*
                    FROM public.facebook_ads_data AS data
                    WHERE compte_id = $1 AND account_id = block.account_id AND breakdown_set = '%1$s'
                      AND granularity = block.granularity AND date_start BETWEEN block.first AND block.last
                    OFFSET 0) AS rollup
                %4$s),
            sums AS (
                SELECT account_id, object_id, breakdown_values, count(*) AS stored_rows, sum(impressions)::bigint AS impressions,
                       sum(clicks)::bigint AS clicks, (sum(spend) * 1000000)::bigint AS spend_micros,
                       coalesce(sum(reach), 0)::bigint AS reach, coalesce(sum(unique_clicks), 0)::bigint AS unique_clicks,
                       coalesce(sum(inline_link_clicks), 0)::bigint AS inline_link_clicks,
                       coalesce(sum(inline_post_engagement), 0)::bigint AS inline_post_engagement
                FROM counted
                GROUP BY 1, 2, 3),
            items AS (
                SELECT account_id, object_id, %5$s AS breakdown_values, list.name AS list,
                       coalesce(item ->> 'action_type', 'any') AS action_type, count(*) AS stored_rows,
                       round(sum((item ->> 'value')::numeric) * 1000000)::bigint AS micros
                FROM counted
                CROSS JOIN LATERAL (VALUES ('actions', actions), ('action_values', action_values),
                    ('unique_actions', unique_actions)) AS list (name, items)
                CROSS JOIN LATERAL jsonb_array_elements(list.items) AS item
                WHERE item ->> 'value' IS NOT NULL
                GROUP BY 1, 2, 3, 4, 5),
            packed AS (
                SELECT account_id, object_id, breakdown_values, max(stored_rows) AS stored_rows, array_agg(list) AS lists,
                       array_agg(action_type) AS action_types, array_agg(micros) AS micros
                FROM items
                GROUP BY 1, 2, 3)
            SELECT account_id, object_id, breakdown_values, coalesce(sums.stored_rows, packed.stored_rows),
                   coalesce(impressions, 0), coalesce(clicks, 0), coalesce(spend_micros, 0), coalesce(reach, 0),
                   coalesce(unique_clicks, 0), coalesce(inline_link_clicks, 0), coalesce(inline_post_engagement, 0),
                   lists, action_types, micros
            FROM sums %6$s JOIN packed USING (account_id, object_id, breakdown_values)
            """;
    /**
     * A million items are grouped into a few hundred sums. The planner does not know the lengths of the lists,
     * expects far more groups, and would sort the items in temporary files, which takes four times as long. Set until
     * the end of the transaction.
     */
    private static final String WITHOUT_SORTS = "SELECT set_config('enable_sort', 'off', true)";
    /** Action types are numbered per statement, not per account. */
    private static final String EVERY_ACCOUNT = "";

    /** The sums in no order; empty if there are more than {@code maxSums}. */
    public Uni<Optional<BreakdownSums>> sums(TenantSession session, BreakdownRead read, int maxSums) {
        List<BlockRange> ranges = ranges(read);
        if (ranges.isEmpty()) {
            return Uni.createFrom().item(Optional.of(new BreakdownSums(ActionIndex.of(List.of()), List.of())));
        }
        FilterClause clause = FilterClause.of(read.level(), read.filter(), Level.ADS);
        Tuple parameters = Tuple.of(read.compteId(),
                ranges.stream().map(BlockRange::sumIndex).toArray(Integer[]::new),
                ranges.stream().map(BlockRange::accountId).toArray(String[]::new),
                ranges.stream().map(range -> granularity(range.grain()).wire()).toArray(String[]::new),
                ranges.stream().map(BlockRange::first).toArray(LocalDate[]::new),
                ranges.stream().map(BlockRange::last).toArray(LocalDate[]::new));
        clause.values().forEach(parameters::addValue);
        String sql = sql(read.set(), read.perObject() ? clause.key() : "block.account_id", clause) + "LIMIT " + (maxSums + 1);
        Types types = new Types();
        return Uni.combine()
                .all()
                .unis(session.list(WITHOUT_SORTS, Tuple.tuple(), row -> row.getString(0)),
                        session.list(sql, parameters, row -> stored(row, types)))
                .with((set, rows) -> Optional.of(rows).filter(all -> all.size() <= maxSums).map(all -> figures(all, types)));
    }

    private static String sql(BreakdownSet set, String key, FilterClause clause) {
        String columns = set.breakdowns().stream().map(column -> "data." + column).collect(Collectors.joining(", "));
        String values = set.actionsOnly() ? "ARRAY[item ->> '" + set.actionBreakdowns().getLast() + "']"
                : "counted.breakdown_values";
        return SUMS.formatted(set.wire(), columns, key, clause.text(), values, set.actionsOnly() ? "RIGHT" : "LEFT");
    }

    private static List<BlockRange> ranges(BreakdownRead read) {
        List<BlockRead> blocks = new ArrayList<>();
        read.selections().forEach((accountId, selection) -> {
            selection.days().forEach(day -> blocks.add(new BlockRead(0, accountId, new Block(Grain.DAY, day))));
            selection.months().forEach(month -> blocks.add(new BlockRead(0, accountId, new Block(Grain.META_MONTH, month))));
        });
        return BlockRange.of(blocks);
    }

    private static Granularity granularity(Grain grain) {
        return grain == Grain.DAY ? Granularity.DAY : Granularity.MONTH;
    }

    private static BreakdownSums figures(List<Stored> rows, Types types) {
        ActionIndex index = types.index();
        return new BreakdownSums(index, rows.stream()
                .map(row -> new BreakdownFigures(row.key(), row.values(), Figures.of(row.sums(), row.actions(), index)))
                .toList());
    }

    private static Stored stored(Row row, Types types) {
        return new Stored(new ObjectKey(row.getString(0), row.getString(1)), Arrays.asList(row.getArrayOfStrings(2)),
                new Sums(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8),
                        row.getLong(9), row.getLong(10)),
                row.getArrayOfStrings(11) == null ? ActionSums.NONE : actions(row, types));
    }

    private static ActionSums actions(Row row, Types types) {
        String[] lists = row.getArrayOfStrings(11);
        String[] names = row.getArrayOfStrings(12);
        return ActionSums.of(IntStream.range(0, lists.length).map(i -> types.number(lists[i], names[i])).toArray(),
                Arrays.stream(row.getArrayOfLongs(13)).mapToLong(Long::longValue).toArray());
    }

    /** The action types of one result, numbered from 0 in the order of their appearance; rows store the numbers. */
    private static final class Types {

        private final Map<String, Map<String, Integer>> numbers = new HashMap<>();
        private final List<ActionType> all = new ArrayList<>();

        int number(String list, String name) {
            return numbers.computeIfAbsent(list, seen -> new HashMap<>()).computeIfAbsent(name, seen -> {
                all.add(new ActionType(EVERY_ACCOUNT, all.size() + 1, ActionList.ofWire(list), name));
                return all.size() - 1;
            });
        }

        /** An index with the same numbers. */
        ActionIndex index() {
            return ActionIndex.of(List.copyOf(all));
        }
    }

    /** One row of the result. */
    private record Stored(ObjectKey key, List<@Nullable String> values, Sums sums, ActionSums actions) {
    }
}
