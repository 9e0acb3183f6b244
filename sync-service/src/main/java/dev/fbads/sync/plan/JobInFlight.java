package dev.fbads.sync.plan;

import java.util.UUID;

/** A job that is waiting, released or running. */
public record JobInFlight(UUID jobId, FetchRange range) {
}
