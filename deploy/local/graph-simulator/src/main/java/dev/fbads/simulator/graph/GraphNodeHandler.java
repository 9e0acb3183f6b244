package dev.fbads.simulator.graph;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.dataset.AdAccount;

/** Answers what a call asks for. */
public interface GraphNodeHandler {

    /**
     * Writes one JSON object.
     *
     * @throws GraphException when the call is refused; what was written so far is then discarded
     */
    void answer(GraphCall call, JsonGenerator json) throws IOException;

    /**
     * Writes the answer of a call that needs no token, because it asks for one.
     *
     * @param path components after the version
     * @return false when it is no such call
     */
    boolean serveWithoutToken(List<String> path, IncomingCall call, JsonGenerator json) throws IOException;

    /** The account that a path is about, from its first component after the version. */
    Optional<AdAccount> account(String id);
}
