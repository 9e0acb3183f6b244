package dev.fbads.gateway.insights;

import java.io.UncheckedIOException;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Serialises the records of the contract as lines. */
@ApplicationScoped
public class LineWriter {

    private final ObjectMapper json;

    LineWriter(ObjectMapper json) {
        this.json = json;
    }

    /** {@code {"<name>":{…}}} in UTF-8, without LF. */
    byte[] line(String name, Object value) {
        try {
            return json.writeValueAsBytes(Map.of(name, value));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("records of the contract can be written", impossible);
        }
    }
}
