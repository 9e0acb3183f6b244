package dev.fbads.simulator.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.graph.CallAnswerer;
import dev.fbads.simulator.graph.GraphAnswer;
import dev.fbads.simulator.graph.GraphErrors;
import dev.fbads.simulator.graph.IncomingCall;

/**
 * {@code POST /} and {@code POST /vNN.0/} with {@code batch=[…]}: each item is a call of its own, with its own limits, faults
 * and errors; an item that was not finished in time is {@code null}.
 */
@Singleton
public class BatchCalls {

    private static final int MOST = 50;

    private final CallAnswerer calls;

    BatchCalls(CallAnswerer calls) {
        this.calls = calls;
    }

    /** Whether it is a batch. */
    public boolean isBatch(IncomingCall call) {
        return call.method().equals("POST") && call.path().matches("/(v\\d{1,3}\\.0/?)?");
    }

    /** The answer: 200 with one item for each call, in their order, unless the batch itself is wrong. */
    public GraphAnswer answer(IncomingCall call) {
        return calls.answer(call, (batch, notes, headers, json) -> {
            List<BatchItem> items = BatchItem.parse(batch.parameter("batch")
                    .orElseThrow(() -> GraphErrors.parameter("param batch is missing")));
            if (items.size() > MOST) {
                throw GraphErrors.batchTooLarge(MOST);
            }
            if (batch.token().isEmpty() && items.stream().anyMatch(item -> item.token().isEmpty())) {
                throw GraphErrors.tokenMissing();
            }
            boolean withHeaders = !batch.parameter("include_headers").map("false"::equals).orElse(false);
            json.writeStartArray();
            for (BatchItem item : items) {
                write(json, calls.answer(item.call(batch)), withHeaders);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, GraphAnswer answer, boolean withHeaders) throws IOException {
        if (!answer.isFinished()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberField("code", answer.status());
        if (withHeaders) {
            json.writeArrayFieldStart("headers");
            writeHeader(json, Map.entry("Content-Type", Optional.ofNullable(answer.headers().get("Content-Type"))
                    .orElse("application/json; charset=UTF-8")));
            for (Map.Entry<String, String> header : answer.headers().entrySet()) {
                if (!header.getKey().equals("Content-Type")) {
                    writeHeader(json, header);
                }
            }
            json.writeEndArray();
        }
        json.writeStringField("body", new String(answer.body().bytes(), StandardCharsets.UTF_8));
        json.writeEndObject();
    }

    private static void writeHeader(JsonGenerator json, Map.Entry<String, String> header) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", header.getKey());
        json.writeStringField("value", header.getValue());
        json.writeEndObject();
    }
}
