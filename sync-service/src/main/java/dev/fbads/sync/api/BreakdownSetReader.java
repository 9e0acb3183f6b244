package dev.fbads.sync.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;

/** Reads the field {@code breakdown_sets} of a body and reports each invalid name. */
public final class BreakdownSetReader {

    private static final String FIELD = "breakdown_sets";

    private BreakdownSetReader() {
    }

    /** The sets in the body; empty if it has none or if a violation was added. */
    public static List<BreakdownSet> read(JsonNode body, List<FieldViolation> violations) {
        JsonNode node = body.path(FIELD);
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray() || node.isEmpty() || node.size() > BreakdownSet.values().length) {
            violations.add(new FieldViolation(FIELD, FieldCode.INVALID_TYPE, "array"));
            return List.of();
        }
        List<BreakdownSet> sets = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            named(FIELD + "[" + i + "]", node.get(i).asText(), violations).ifPresent(sets::add);
        }
        return sets;
    }

    private static Optional<BreakdownSet> named(String field, String name, List<FieldViolation> violations) {
        Optional<BreakdownSet> set = BreakdownSet.ofWire(name);
        if (set.isEmpty()) {
            String known = String.join(", ", Arrays.stream(BreakdownSet.values()).map(BreakdownSet::wire).toList());
            violations.add(BreakdownSet.isUnknownToMeta(name)
                    ? new FieldViolation(field, FieldCode.BREAKDOWN_NOT_AT_META, name, known)
                    : new FieldViolation(field, FieldCode.UNKNOWN_BREAKDOWN_SET, known));
        }
        return set;
    }
}
