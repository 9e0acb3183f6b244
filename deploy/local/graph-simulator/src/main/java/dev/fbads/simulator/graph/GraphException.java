package dev.fbads.simulator.graph;

/** Ends a call with an error such as those of the catalogue, {@link GraphErrors}. */
public final class GraphException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GraphError error;

    /** Ends a call with this error. */
    public GraphException(GraphError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    /** What to answer. */
    public GraphError error() {
        return error;
    }
}
