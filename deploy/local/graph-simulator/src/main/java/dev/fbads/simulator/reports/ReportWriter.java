package dev.fbads.simulator.reports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.fields.Field;
import dev.fbads.simulator.graph.GraphCall;
import dev.fbads.simulator.graph.GraphErrors;

/** Writes what a report says of itself: what was asked for, or else all. */
final class ReportWriter {

    /** Fields that a run has at Meta, and that have no value here or not always. */
    private static final Set<String> OPTIONAL = Set.of("error_code", "error_subcode", "error_message", "error_user_title",
            "error_user_msg", "async_report_url", "date_start", "date_stop", "emails", "friendly_name", "is_async_export",
            "is_bookmarked", "is_running", "schedule_id");

    private ReportWriter() {
    }

    static void write(Report report, GraphCall call, JsonGenerator json) throws IOException {
        Map<String, Object> known = fields(report, call);
        List<String> asked = new ArrayList<>(call.fields().stream().map(Field::name).toList());
        for (String name : asked) {
            if (!known.containsKey(name) && !OPTIONAL.contains(name)) {
                throw GraphErrors.nonexistingField(name, "AdReportRun");
            }
        }
        if (asked.isEmpty()) {
            asked.addAll(known.keySet());
        }
        json.writeStartObject();
        asked.remove("id");
        asked.add("id");
        for (String name : asked) {
            if (known.containsKey(name)) {
                json.writeObjectField(name, known.get(name));
            }
        }
        json.writeEndObject();
    }

    private static Map<String, Object> fields(Report report, GraphCall call) {
        ReportState state = report.at(call.now());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", report.id());
        fields.put("account_id", report.of().account().id());
        fields.put("time_ref", report.created().getEpochSecond());
        fields.put("time_completed", state.isCompleted() ? report.end().getEpochSecond() : 0L);
        fields.put("async_status", state.status());
        fields.put("async_percent_completion", state.percent());
        if (state.isFailed()) {
            report.plan().failure().ifPresent(failure -> {
                fields.put("error_code", failure.code());
                fields.put("error_message", failure.message());
                putIfThere(fields, "error_subcode", failure.subcode());
                putIfThere(fields, "error_user_title", failure.title());
                putIfThere(fields, "error_user_msg", failure.userMessage());
            });
        }
        return fields;
    }

    private static void putIfThere(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
