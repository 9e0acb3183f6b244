package dev.fbads.query.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.metric.Figures;

/**
 * The figures of one value of a breakdown.
 *
 * @param key the object; the account itself if objects were added up
 * @param values in the order of the set's breakdowns; null if Meta sends none
 */
public record BreakdownFigures(ObjectKey key, List<@Nullable String> values, Figures figures) {

    public BreakdownFigures {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
