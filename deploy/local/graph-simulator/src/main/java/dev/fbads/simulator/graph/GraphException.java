package dev.fbads.simulator.graph;

/** Ends a call with an error of the catalogue, {@link GraphErrors}. */
public final class GraphException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GraphError error;

    GraphException(GraphError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    /** What to answer. */
    public GraphError error() {
        return error;
    }
}
