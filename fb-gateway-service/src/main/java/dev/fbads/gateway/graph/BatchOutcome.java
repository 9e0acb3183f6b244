package dev.fbads.gateway.graph;

import java.util.List;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.quota.Usage;

/** An answer that holds the answers of several calls: each counts for quota and tokens like an answer of its own. */
public interface BatchOutcome {

    /** What all parts say about quota; the highest figure of each kind. */
    Usage usage();

    /** The calls that brought no data, in the order of asking. */
    List<FailedPart> failedParts();

    /** The failures of {@link #failedParts()}. */
    default List<GraphFailure> failures() {
        return failedParts().stream().map(FailedPart::failure).toList();
    }

    /** One call inside the answer, and why it brought nothing. */
    record FailedPart(GraphCall call, GraphFailure failure) {
    }
}
