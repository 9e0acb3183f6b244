package dev.fbads.simulator.recorded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads the file of recorded rows. */
final class RecordedRows {

    private static final String RESOURCE = "/recorded/insights-rows.jsonl";
    private static final Map<String, List<String>> BREAKDOWNS = Map.of(
            "none", List.of(),
            "age_gender", List.of("age", "gender"),
            "country", List.of("country"),
            "region", List.of("region"),
            "platform", List.of("publisher_platform", "platform_position", "impression_device"));

    private RecordedRows() {
    }

    static List<RecordedRow> load() {
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(RecordedRows.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> parse(mapper, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static RecordedRow parse(ObjectMapper mapper, String line) {
        try {
            JsonNode entry = mapper.readTree(line);
            return new RecordedRow(BREAKDOWNS.get(entry.get("breakdown_set").asText()), (ObjectNode) entry.get("row"));
        } catch (IOException e) {
            throw new UncheckedIOException("bad line in " + RESOURCE, e);
        }
    }
}
