package dev.fbads.query.level;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.fbads.query.figures.ObjectFigures;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.metric.Figures;

/** Puts the sums of both periods of an object side by side, as they come by object id. Not for several threads. */
final class Pairing {

    private static final int NOW = 0;

    private final int periods;
    private final Map<ObjectKey, Figures[]> open = new LinkedHashMap<>();
    private String objectId = "";

    Pairing(int periods) {
        this.periods = periods;
    }

    /** The rows that are whole now. */
    List<RowFigures> add(List<ObjectFigures> sums) {
        List<RowFigures> whole = new ArrayList<>(sums.size());
        for (ObjectFigures sum : sums) {
            if (!sum.key().objectId().equals(objectId)) {
                whole.addAll(rest());
                objectId = sum.key().objectId();
            }
            open.computeIfAbsent(sum.key(), key -> none())[sum.bucket()] = sum.figures();
        }
        return whole;
    }

    /** What is whole because no more comes. */
    List<RowFigures> rest() {
        List<RowFigures> rest = open.entrySet()
                .stream()
                .map(object -> new RowFigures(object.getKey(), object.getValue()[NOW],
                        periods > 1 ? object.getValue()[1] : null))
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
