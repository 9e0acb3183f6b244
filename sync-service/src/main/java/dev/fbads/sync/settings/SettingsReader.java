package dev.fbads.sync.settings;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.sync.api.BreakdownSetReader;

/** Reads the body of {@code PUT /api/facebook/settings}. */
final class SettingsReader {

    private static final String SETS = "breakdown_sets";

    private SettingsReader() {
    }

    /** The sets in the body; a {@link ProblemException} names every invalid field. */
    static ImportedSets read(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON);
        }
        List<FieldViolation> violations = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals(SETS)) {
                violations.add(new FieldViolation(name, FieldCode.UNKNOWN_FIELD));
            }
        });
        if (!body.hasNonNull(SETS)) {
            violations.add(new FieldViolation(SETS, FieldCode.REQUIRED));
        }
        List<BreakdownSet> sets = BreakdownSetReader.read(body, violations);
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, violations);
        }
        return ImportedSets.of(sets);
    }
}
