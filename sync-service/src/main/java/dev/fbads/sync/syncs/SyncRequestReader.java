package dev.fbads.sync.syncs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.DatePreset;
import dev.fbads.contracts.periods.PeriodRules;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.sync.api.BreakdownSetReader;

/** Reads the body of {@code POST /api/facebook/sync} and reports all violations at once. */
public final class SyncRequestReader {

    private static final Set<String> FIELDS = Set.of("account_id", "compte_id", "since", "until", "date_preset", "granularity",
            "breakdown_sets");

    private final JsonNode body;
    private final List<FieldViolation> violations = new ArrayList<>();

    private SyncRequestReader(JsonNode body) {
        this.body = body;
    }

    /**
     * The request in the body.
     *
     * @throws ProblemException naming every invalid field
     */
    public static SyncRequest read(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON);
        }
        return new SyncRequestReader(body).request();
    }

    private SyncRequest request() {
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                violations.add(new FieldViolation(name, FieldCode.UNKNOWN_FIELD));
            }
        });
        Optional<AccountId> accountId = accountId();
        Integer compteId = compteId();
        Optional<SyncRequest.Days> days = days();
        Optional<Granularity> granularity = granularity();
        List<BreakdownSet> sets = BreakdownSetReader.read(body, violations);
        if (!violations.isEmpty() || accountId.isEmpty() || days.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, firstPerField());
        }
        return new SyncRequest(accountId.get(), compteId, days.get(), granularity, sets);
    }

    private List<FieldViolation> firstPerField() {
        Map<String, FieldViolation> first = new LinkedHashMap<>();
        violations.forEach(violation -> first.putIfAbsent(violation.field(), violation));
        return List.copyOf(first.values());
    }

    private Optional<AccountId> accountId() {
        JsonNode node = body.path("account_id");
        if (node.isIntegralNumber()) {
            return valid("account_id", node.asText(), AccountId::parse, FieldCode.INVALID_ACCOUNT_ID);
        }
        Optional<String> text = text("account_id");
        if (text.isEmpty()) {
            violations.add(new FieldViolation("account_id", FieldCode.REQUIRED));
        }
        return text.flatMap(id -> valid("account_id", id, AccountId::parse, FieldCode.INVALID_ACCOUNT_ID));
    }

    private @Nullable Integer compteId() {
        JsonNode node = body.path("compte_id");
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            violations.add(new FieldViolation("compte_id", FieldCode.INVALID_TYPE, "integer"));
            return null;
        }
        return node.intValue();
    }

    private Optional<SyncRequest.Days> days() {
        Optional<String> preset = text("date_preset");
        if (preset.isEmpty()) {
            return PeriodRules.period(text("since").orElse(null), text("until").orElse(null), violations)
                    .map(SyncRequest.Days.Between::new);
        }
        if (body.hasNonNull("since") || body.hasNonNull("until")) {
            violations.add(new FieldViolation("date_preset", FieldCode.PERIOD_GIVEN_TWICE));
            return Optional.empty();
        }
        return valid("date_preset", preset.get(), DatePreset::ofWire, FieldCode.UNKNOWN_DATE_PRESET,
                String.join(", ", DatePreset.names())).map(SyncRequest.Days.Preset::new);
    }

    private Optional<Granularity> granularity() {
        return text("granularity").flatMap(name -> valid("granularity", name, Granularity::ofWire,
                FieldCode.UNKNOWN_GRANULARITY, "day, month"));
    }

    private Optional<String> text(String field) {
        JsonNode node = body.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            violations.add(new FieldViolation(field, FieldCode.INVALID_TYPE, "string"));
            return Optional.empty();
        }
        return Optional.of(node.textValue());
    }

    private <T> Optional<T> valid(String field, String text, Function<String, Optional<T>> parser, FieldCode otherwise,
            String... args) {
        Optional<T> value = parser.apply(text);
        if (value.isEmpty()) {
            violations.add(new FieldViolation(field, otherwise, args));
        }
        return value;
    }
}
