package dev.fbads.gateway.graph;

import java.util.List;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.quota.Usage;

/** A response that holds the responses of several calls: each counts for quota and tokens like a single response. */
public interface BatchOutcome {

    /** The combined usage of all parts. */
    Usage usage();

    /** The calls that failed, in request order. */
    List<FailedPart> failedParts();

    /** The failures of {@link #failedParts()}. */
    default List<GraphFailure> failures() {
        return failedParts().stream().map(FailedPart::failure).toList();
    }

    /** A failed call of the batch. */
    record FailedPart(GraphCall call, GraphFailure failure) {
    }
}
