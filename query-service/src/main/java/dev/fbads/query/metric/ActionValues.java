package dev.fbads.query.metric;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lists of actions of one row without other figures; a sum of zero is left out. */
@Schema(description = "Action type to sum, per list; a sum of zero is left out. Types overlap: never add them up.")
public record ActionValues(Map<String, BigDecimal> actions, Map<String, BigDecimal> actionValues,
        Map<String, BigDecimal> uniqueActions) {

    /** The lists of actions of figures. */
    public static ActionValues of(Figures figures, ActionIndex index) {
        return new ActionValues(list(figures, index, ActionList.ACTIONS), list(figures, index, ActionList.ACTION_VALUES),
                list(figures, index, ActionList.UNIQUE_ACTIONS));
    }

    /** The names of the types that a list may hold, in order. */
    public static List<String> types(ActionIndex index, ActionList list) {
        return Arrays.stream(index.sorted(list)).mapToObj(index::name).toList();
    }

    private static Map<String, BigDecimal> list(Figures figures, ActionIndex index, ActionList list) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (int number : index.sorted(list)) {
            long micros = figures.actions().micros(number);
            if (micros != 0) {
                values.put(index.name(number), Decimals.ofMicros(micros));
            }
        }
        return Collections.unmodifiableMap(values);
    }
}
