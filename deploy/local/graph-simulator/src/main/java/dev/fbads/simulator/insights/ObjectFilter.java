package dev.fbads.simulator.insights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.graph.GraphErrors;

/** The {@code filtering} parameter, for ids and effective status: which ads are looked at. */
public record ObjectFilter(List<Condition> conditions) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> FIELDS = List.of("ad.id", "adset.id", "campaign.id", "ad.effective_status");
    private static final List<String> OPERATORS = List.of("EQUAL", "NOT_EQUAL", "IN", "NOT_IN");

    /** Copies the list. */
    public ObjectFilter {
        conditions = List.copyOf(conditions);
    }

    /**
     * Reads it.
     *
     * @throws dev.fbads.simulator.graph.GraphException when it is no list of conditions on such fields
     */
    static ObjectFilter of(Map<String, String> parameters) {
        List<Condition> conditions = new ArrayList<>();
        for (JsonNode condition : json(parameters.getOrDefault("filtering", "[]"))) {
            String field = condition.path("field").asText();
            String operator = condition.path("operator").asText();
            if (!FIELDS.contains(field)) {
                throw GraphErrors.notOneOf("filtering[field]", FIELDS);
            }
            if (!OPERATORS.contains(operator)) {
                throw GraphErrors.notOneOf("filtering[operator]", OPERATORS);
            }
            JsonNode value = condition.path("value");
            Set<String> values = value.isArray()
                    ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).collect(Collectors.toSet())
                    : Set.of(value.asText());
            conditions.add(new Condition(field, values, !operator.startsWith("NOT_")));
        }
        return new ObjectFilter(conditions);
    }

    private static JsonNode json(String text) {
        try {
            JsonNode filtering = MAPPER.readTree(text);
            if (filtering.isArray()) {
                return filtering;
            }
        } catch (IOException e) {
            throw GraphErrors.parameter("param filtering must be an array");
        }
        throw GraphErrors.parameter("param filtering must be an array");
    }

    boolean accepts(Ad ad) {
        return conditions.stream().allMatch(condition -> condition.accepts(ad));
    }

    /** Whether states are chosen, so that no other rule hides any. */
    boolean choosesStatus() {
        return conditions.stream().anyMatch(condition -> condition.field().equals("ad.effective_status"));
    }

    /** One condition: the field's value is, or is not, among {@code values}. */
    record Condition(String field, Set<String> values, boolean among) {

        boolean accepts(Ad ad) {
            String actual = switch (field) {
                case "ad.id" -> ad.id();
                case "adset.id" -> ad.adSet().id();
                case "campaign.id" -> ad.campaign().id();
                default -> ad.status().name();
            };
            return values.contains(actual) == among;
        }
    }
}
