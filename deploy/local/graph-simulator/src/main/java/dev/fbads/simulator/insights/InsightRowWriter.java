package dev.fbads.simulator.insights;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.recorded.RecordedRow;

/** Writes a row: the fields asked for, the period, the breakdown values. What Meta once sent is sent again as it was. */
final class InsightRowWriter {

    private static final SerializableString DATE_START = new SerializedString("date_start");
    private static final SerializableString DATE_STOP = new SerializedString("date_stop");

    private InsightRowWriter() {
    }

    static void write(JsonGenerator json, InsightRow row) throws IOException {
        json.writeStartObject();
        if (row.sums().origin() instanceof RecordedRow recorded) {
            writeRecorded(json, row, recorded);
        } else {
            List<InsightField> fields = row.query().fields();
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).write(json, row);
            }
        }
        json.writeFieldName(DATE_START);
        json.writeString(row.span().since().toString());
        json.writeFieldName(DATE_STOP);
        json.writeString(row.span().until().toString());
        List<String> breakdowns = row.query().cells().breakdowns();
        for (int i = 0; i < breakdowns.size(); i++) {
            json.writeStringField(breakdowns.get(i), row.query().cells().values().get(row.cell()).get(i));
        }
        json.writeEndObject();
    }

    private static void writeRecorded(JsonGenerator json, InsightRow row, RecordedRow recorded) throws IOException {
        for (InsightField field : row.query().fields()) {
            JsonNode value = recorded.json().get(field.wireName());
            if (!field.isMetric()) {
                field.write(json, row);
            } else if (value != null) {
                json.writeFieldName(field.wireName());
                json.writeTree(value);
            }
        }
    }
}
