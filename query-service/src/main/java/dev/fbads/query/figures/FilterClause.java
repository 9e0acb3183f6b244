package dev.fbads.query.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * A filter as SQL on the sums of {@link #source()}. Values are parameters from {@code $7} on.
 *
 * @param source the level that is read
 * @param grouping what the sums are grouped by
 * @param inner a condition on the sums before anything is joined
 * @param joins of the objects that the grouping or a condition refers to
 * @param conditions all to be met
 * @param values the parameters
 */
record FilterClause(Level source, GroupBy grouping, String inner, String joins, List<String> conditions, List<Object> values) {

    private static final int BEFORE = 6;
    private static final String STORED_ID = "rollup.object_id";

    FilterClause {
        conditions = List.copyOf(conditions);
        values = List.copyOf(values);
    }

    /** The clause of a read. */
    static FilterClause of(FigureRead read) {
        return switch (read.grouping()) {
            case Grouping.PerObject every -> of(read.level(), read.filter());
            case Grouping.PerAccount together when !filtersShown(read.filter()) -> of(Level.ACCOUNT, read.filter());
            case Grouping.PerAccount together -> of(read.level(), read.filter()).groupedBy(GroupBy.ACCOUNT);
            case Grouping.Named named -> of(read.level(), read.filter()).only(named.objects());
        };
    }

    static FilterClause of(Level level, ObjectFilter filter) {
        return of(level, filter, filter.source(level));
    }

    /** The same, on sums of a level that is not the coarsest one. */
    static FilterClause of(Level level, ObjectFilter filter, Level source) {
        GroupBy grouping = GroupBy.of(level, source);
        boolean byCampaign = !filter.campaignIds().isEmpty();
        boolean byAdset = !filter.adsetIds().isEmpty();
        boolean joinsObject = grouping.kind() == GroupBy.Kind.PARENT
                || byCampaign && source != Level.CAMPAIGNS
                || byAdset && source != Level.ADSETS;
        boolean joinsShown = level != Level.ACCOUNT && filtersShown(filter);

        List<Object> values = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        if (byCampaign) {
            conditions.add(oneOf(source == Level.CAMPAIGNS ? STORED_ID : "object.campaign_id", filter.campaignIds(), values));
        }
        if (byAdset) {
            conditions.add(oneOf(source == Level.ADSETS ? STORED_ID : "object.adset_id", filter.adsetIds(), values));
        }
        if (joinsShown && filter.search() != null) {
            conditions.add("(shown.name ILIKE " + parameter(values, contains(filter.search())) + " OR shown.object_id = "
                    + parameter(values, filter.search()) + ")");
        }
        if (joinsShown && !filter.statuses().isEmpty()) {
            conditions.add(status(level, parameter(values, filter.statuses().toArray(String[]::new))));
        }
        String joins = (joinsObject ? join("object", source, STORED_ID) : "")
                + (joinsShown ? join("shown", level, grouping.sql()) : "");
        return new FilterClause(source, grouping, "", joins, conditions, values);
    }

    /** What the sums are grouped by, as SQL. */
    String key() {
        return grouping.sql();
    }

    /** Joins and conditions. */
    String text() {
        return joins + (conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions));
    }

    private FilterClause groupedBy(GroupBy other) {
        return new FilterClause(source, other, inner, joins, conditions, values);
    }

    /** Where the sums read are those shown, the index finds these objects; else they are picked from all. */
    private FilterClause only(List<ObjectKey> objects) {
        List<Object> more = new ArrayList<>(values);
        List<String> ids = objects.stream().map(ObjectKey::objectId).distinct().toList();
        if (grouping.kind() == GroupBy.Kind.STORED) {
            return new FilterClause(source, grouping, "AND " + oneOf("object_id", ids, more), joins, conditions, more);
        }
        List<String> all = new ArrayList<>(conditions);
        all.add(oneOf(key(), ids, more));
        return new FilterClause(source, grouping, inner, joins, all, more);
    }

    /** Whether it has conditions on the objects that are shown, and not only on their parents. */
    private static boolean filtersShown(ObjectFilter filter) {
        return filter.search() != null || !filter.statuses().isEmpty();
    }

    private static String join(String alias, Level level, String id) {
        return ObjectRepository.JOINED.formatted(alias, level.stored(), id);
    }

    private static String oneOf(String column, List<String> ids, List<Object> values) {
        return column + " = ANY (" + parameter(values, ids.toArray(String[]::new)) + "::text[])";
    }

    /** Meta reports the status of ads; a campaign or ad set without one of its own is shown for the ads it holds. */
    private static String status(Level level, String parameter) {
        String own = "shown.status = ANY (" + parameter + "::text[])";
        if (level == Level.ADS) {
            return own;
        }
        return ObjectRepository.OWN_STATUS_OR_OF_ADS.formatted(own, level.stored(), parameter);
    }

    private static String parameter(List<Object> values, Object value) {
        values.add(value);
        return "$" + (BEFORE + values.size());
    }

    private static String contains(String search) {
        return "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** What sums are grouped by. */
    record GroupBy(Kind kind, String sql) {

        static final GroupBy ACCOUNT = new GroupBy(Kind.ACCOUNT, "block.account_id");

        static GroupBy of(Level shown, Level source) {
            if (shown == Level.ACCOUNT) {
                return ACCOUNT;
            }
            return shown == source ? new GroupBy(Kind.STORED, STORED_ID)
                    : new GroupBy(Kind.PARENT, "object." + shown.stored() + "_id");
        }

        /** The account, the objects that are read, or their parents. */
        enum Kind {
            ACCOUNT,
            STORED,
            PARENT
        }
    }
}
