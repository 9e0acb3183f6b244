package dev.fbads.simulator.graph;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.dataset.AdAccount;

/** Nodes and edges of the graph that are no ad objects. All features are asked, in no particular order, before those. */
public interface GraphFeature {

    /**
     * Writes one JSON value, if the call is for this feature.
     *
     * @return false when it is not; nothing is written then
     * @throws GraphException when the call is refused
     */
    boolean answer(GraphCall call, JsonGenerator json) throws IOException;

    /**
     * The same for a call that needs no token.
     *
     * @param path components after the version
     */
    default boolean answerWithoutToken(List<String> path, IncomingCall call, JsonGenerator json) throws IOException {
        return false;
    }

    /** The account of something that only this feature knows by its id. */
    default Optional<AdAccount> account(String id) {
        return Optional.empty();
    }
}
