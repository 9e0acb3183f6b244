package dev.fbads.gateway.errors;

/** Ends a stream that cannot be completed because a call failed permanently. */
public final class GraphFailedException extends RuntimeException {

    private final transient GraphFailure failure;

    public GraphFailedException(GraphFailure failure) {
        // An expected outcome without a useful stack trace.
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    public GraphFailure failure() {
        return failure;
    }
}
