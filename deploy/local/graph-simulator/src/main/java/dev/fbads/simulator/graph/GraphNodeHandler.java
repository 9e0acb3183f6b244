package dev.fbads.simulator.graph;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

/** Answers what a call asks for. */
@FunctionalInterface
public interface GraphNodeHandler {

    /**
     * Writes one JSON object.
     *
     * @throws GraphException when the call is refused; what was written so far is then discarded
     */
    void answer(GraphCall call, JsonGenerator json) throws IOException;
}
