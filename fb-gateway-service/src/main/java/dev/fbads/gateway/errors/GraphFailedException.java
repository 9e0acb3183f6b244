package dev.fbads.gateway.errors;

/** Ends a stream that cannot be completed, because a call failed for good. */
public final class GraphFailedException extends RuntimeException {

    private final transient GraphFailure failure;

    public GraphFailedException(GraphFailure failure) {
        // An expected end of a stream: nobody reads its stack.
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    public GraphFailure failure() {
        return failure;
    }
}
