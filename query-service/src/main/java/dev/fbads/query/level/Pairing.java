package dev.fbads.query.level;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.fbads.query.figures.ObjectFigures;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.metric.Figures;

/** Combines the sums of an object in all periods into one row, from sums ordered by object id. Not thread-safe. */
final class Pairing {

    private static final int PERIOD = 0;
    private static final int COMPARED = 1;

    private final int periods;
    private final Map<ObjectKey, Figures[]> open = new LinkedHashMap<>();
    private String objectId = "";

    Pairing(int periods) {
        this.periods = periods;
    }

    /** The rows that are complete after these sums. */
    List<RowFigures> add(List<ObjectFigures> sums) {
        List<RowFigures> complete = new ArrayList<>(sums.size());
        for (ObjectFigures sum : sums) {
            if (!sum.key().objectId().equals(objectId)) {
                complete.addAll(rest());
                objectId = sum.key().objectId();
            }
            open.computeIfAbsent(sum.key(), key -> none())[sum.sumIndex()] = sum.figures();
        }
        return complete;
    }

    /** The remaining rows, after the last sum. */
    List<RowFigures> rest() {
        List<RowFigures> rest = open.entrySet()
                .stream()
                .map(object -> new RowFigures(object.getKey(), object.getValue()[PERIOD],
                        periods > COMPARED ? object.getValue()[COMPARED] : null))
                .toList();
        open.clear();
        return rest;
    }

    private Figures[] none() {
        Figures[] none = new Figures[periods];
        Arrays.fill(none, Figures.ZERO);
        return none;
    }
}
