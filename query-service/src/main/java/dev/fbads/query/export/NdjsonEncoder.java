package dev.fbads.query.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectWriter;

import dev.fbads.query.metric.ActionIndex;

/** Encodes one row per line, in the shape of the response of the level, with actions. */
final class NdjsonEncoder implements ExportEncoder {

    private final ObjectWriter writer;
    private final ActionIndex actions;

    NdjsonEncoder(ObjectWriter writer, ActionIndex actions) {
        this.writer = writer;
        this.actions = actions;
    }

    @Override
    public byte[] head() {
        return new byte[0];
    }

    @Override
    public byte[] rows(List<ExportRow> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (ExportRow row : rows) {
                bytes.write(writer.writeValueAsBytes(row.line(actions)));
                bytes.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a row cannot be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public byte[] tail() {
        return new byte[0];
    }
}
