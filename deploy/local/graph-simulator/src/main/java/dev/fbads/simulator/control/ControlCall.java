package dev.fbads.simulator.control;

import java.util.Map;

/**
 * A call to the simulator itself.
 *
 * @param path variables of the path, by name
 */
public record ControlCall(ControlBody body, Map<String, String> path) {

    /** Copies the map. */
    public ControlCall {
        path = Map.copyOf(path);
    }

    /** A variable of the path. */
    public String path(String name) {
        return path.getOrDefault(name, "");
    }
}
