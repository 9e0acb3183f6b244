package dev.fbads.query.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * A filter as SQL on the sums of level {@link #source()}. Its parameters begin with {@code $7}.
 *
 * @param source the level that is read
 * @param grouping the expression that sums are grouped by
 * @param inner a condition on the sums before the joins
 * @param joins joins of the objects that the grouping or a condition refers to
 * @param conditions combined by AND
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
            case Grouping.PerObject perObject -> of(read.level(), read.filter());
            case Grouping.PerAccount perAccount when !filtersShown(read.filter()) -> of(Level.ACCOUNT, read.filter());
            case Grouping.PerAccount perAccount -> of(read.level(), read.filter()).groupedBy(GroupBy.ACCOUNT);
            case Grouping.Named named -> of(read.level(), read.filter()).only(named.objects());
        };
    }

    static FilterClause of(Level level, ObjectFilter filter) {
        return of(level, filter, filter.source(level));
    }

    /** The clause of a filter on sums of a given level. */
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

    /** The grouping as SQL. */
    String key() {
        return grouping.sql();
    }

    /** Joins and conditions as SQL. */
    String text() {
        return joins + (conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions));
    }

    private FilterClause groupedBy(GroupBy other) {
        return new FilterClause(source, other, inner, joins, conditions, values);
    }

    /**
     * Restricts the sums to objects: by the index if sums of the shown level are read, else by a condition after the joins.
     */
    private FilterClause only(List<ObjectKey> objects) {
        List<Object> allValues = new ArrayList<>(values);
        List<String> ids = objects.stream().map(ObjectKey::objectId).distinct().toList();
        if (grouping.kind() == GroupBy.Kind.STORED) {
            return new FilterClause(source, grouping, "AND " + oneOf("object_id", ids, allValues), joins, conditions,
                    allValues);
        }
        List<String> all = new ArrayList<>(conditions);
        all.add(oneOf(key(), ids, allValues));
        return new FilterClause(source, grouping, inner, joins, all, allValues);
    }

    /** Whether it has conditions on the shown objects themselves. */
    private static boolean filtersShown(ObjectFilter filter) {
        return filter.search() != null || !filter.statuses().isEmpty();
    }

    private static String join(String alias, Level level, String id) {
        return ObjectRepository.JOINED.formatted(alias, level.stored(), id);
    }

    private static String oneOf(String column, List<String> ids, List<Object> values) {
        return column + " = ANY (" + parameter(values, ids.toArray(String[]::new)) + "::text[])";
    }

    /** Meta reports the status of ads; a campaign or ad set without a status matches if one of its ads does. */
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

    /** An expression that sums are grouped by. */
    record GroupBy(Kind kind, String sql) {

        static final GroupBy ACCOUNT = new GroupBy(Kind.ACCOUNT, "block.account_id");

        static GroupBy of(Level shown, Level source) {
            if (shown == Level.ACCOUNT) {
                return ACCOUNT;
            }
            return shown == source ? new GroupBy(Kind.STORED, STORED_ID)
                    : new GroupBy(Kind.PARENT, "object." + shown.stored() + "_id");
        }

        /** Groups by the account, by the objects that are read, or by their parents. */
        enum Kind {
            ACCOUNT,
            STORED,
            PARENT
        }
    }
}
