package dev.fbads.query.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * A filter as SQL on the sums of {@link #source()}. Values are parameters from {@code $7} on.
 *
 * @param source the level that is read
 * @param key what the sums are grouped by
 * @param inner a condition on the sums before anything is joined
 * @param text joins and conditions
 * @param values the parameters
 */
record FilterClause(Level source, String key, String inner, String text, List<Object> values) {

    private static final int BEFORE = 6;
    private static final String STORED_ID = "rollup.object_id";

    /** What a read means. */
    static FilterClause of(FigureRead read) {
        return switch (read.grouping()) {
            case Grouping.PerObject every -> of(read.level(), read.filter());
            case Grouping.PerAccount together when looksAtNothing(read.filter()) -> of(Level.ACCOUNT, read.filter());
            case Grouping.PerAccount together -> of(read.level(), read.filter()).keyedBy(key(Level.ACCOUNT, false));
            case Grouping.Named named -> of(read.level(), read.filter()).only(named.objects());
        };
    }

    static FilterClause of(Level level, ObjectFilter filter) {
        return of(level, filter, filter.source(level));
    }

    /** The same, on sums of a level that is not the coarsest one. */
    static FilterClause of(Level level, ObjectFilter filter, Level source) {
        List<Object> values = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        if (!filter.campaignIds().isEmpty()) {
            String column = source == Level.CAMPAIGNS ? "rollup.object_id" : "object.campaign_id";
            conditions.add(column + " = ANY (" + parameter(values, filter.campaignIds().toArray(String[]::new)) + "::text[])");
        }
        if (!filter.adsetIds().isEmpty()) {
            String column = source == Level.ADSETS ? "rollup.object_id" : "object.adset_id";
            conditions.add(column + " = ANY (" + parameter(values, filter.adsetIds().toArray(String[]::new)) + "::text[])");
        }
        boolean needsShown = level != Level.ACCOUNT && (filter.search() != null || !filter.statuses().isEmpty());
        if (needsShown && filter.search() != null) {
            conditions.add("(shown.name ILIKE " + parameter(values, contains(filter.search())) + " OR shown.object_id = "
                    + parameter(values, filter.search()) + ")");
        }
        if (needsShown && !filter.statuses().isEmpty()) {
            conditions.add(status(level, parameter(values, filter.statuses().toArray(String[]::new))));
        }
        boolean rolledUp = source != level && level != Level.ACCOUNT;
        boolean needsObject = rolledUp || conditions.stream().anyMatch(condition -> condition.startsWith("object."));
        String key = key(level, rolledUp);
        String text = (needsObject ? join("object", source, "rollup.object_id") : "")
                + (needsShown ? join("shown", level, key) : "")
                + (conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions));
        return new FilterClause(source, key, "", text, List.copyOf(values));
    }

    /** Whether the shown level makes no difference to what belongs to the sums. */
    private static boolean looksAtNothing(ObjectFilter filter) {
        return filter.search() == null && filter.statuses().isEmpty();
    }

    FilterClause keyedBy(String other) {
        return new FilterClause(source, other, inner, text, values);
    }

    /** Where the sums read are those shown, the index finds these objects; else they are picked from all. */
    private FilterClause only(List<ObjectKey> objects) {
        List<Object> more = new ArrayList<>(values);
        String ids = "= ANY (" + parameter(more, objects.stream().map(ObjectKey::objectId).distinct().toArray(String[]::new))
                + "::text[])";
        if (key.equals(STORED_ID)) {
            return new FilterClause(source, key, "AND object_id " + ids, text, List.copyOf(more));
        }
        String condition = (text.contains("WHERE ") ? " AND " : "WHERE ") + key + " " + ids;
        return new FilterClause(source, key, inner, text + condition, List.copyOf(more));
    }

    private static String key(Level level, boolean rolledUp) {
        if (level == Level.ACCOUNT) {
            return "block.account_id";
        }
        return rolledUp ? "object." + level.stored() + "_id" : STORED_ID;
    }

    private static String join(String alias, Level level, String id) {
        return ObjectRepository.JOINED.formatted(alias, level.stored(), id);
    }

    /** Meta tells the status of ads; a campaign or ad set without one of its own is shown for the ads it holds. */
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
}
