package dev.fbads.query.level;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.fbads.query.account.AdAccount;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectFigures;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.metric.Figures;

/**
 * The rows of all pages of a query, without names.
 *
 * @param context the context whose index numbers the action types of the rows
 * @param rows in no order; an object without delivery in all periods has none, but an account always has one
 */
record LevelRows(QueryContext context, List<RowFigures> rows) {

    private static final int PERIOD = 0;
    private static final int COMPARED = 1;

    /** Combines the sums of an object in all periods into one row; their sum index is the period index. */
    static LevelRows of(LevelQuery query, QueryContext context, List<ObjectFigures> found) {
        Map<ObjectKey, Figures[]> byObject = new LinkedHashMap<>();
        int periods = query.periods().size();
        if (query.level() == Level.ACCOUNT) {
            context.accounts().forEach(account -> byObject.put(key(account), none(periods)));
        }
        found.forEach(sums -> byObject.computeIfAbsent(sums.key(), key -> none(periods))[sums.sumIndex()] = sums.figures());
        List<RowFigures> rows = new ArrayList<>(byObject.size());
        byObject.forEach((key, figures) -> rows
                .add(new RowFigures(key, figures[PERIOD], periods > COMPARED ? figures[COMPARED] : null)));
        return new LevelRows(context, shown(query, context, rows));
    }

    LevelRows {
        rows = List.copyOf(rows);
    }

    private static List<RowFigures> shown(LevelQuery query, QueryContext context, List<RowFigures> rows) {
        String search = query.filter().search();
        if (query.level() != Level.ACCOUNT || search == null) {
            return rows;
        }
        Collection<String> matching = context.accounts()
                .stream()
                .filter(account -> account.matches(search))
                .map(AdAccount::accountId)
                .collect(Collectors.toSet());
        return rows.stream().filter(row -> matching.contains(row.key().accountId())).toList();
    }

    private static ObjectKey key(AdAccount account) {
        return new ObjectKey(account.accountId(), account.accountId());
    }

    private static Figures[] none(int periods) {
        Figures[] none = new Figures[periods];
        Arrays.fill(none, Figures.ZERO);
        return none;
    }
}
