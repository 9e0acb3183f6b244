package dev.fbads.query.cache;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.period.ReportingConfig;
import io.smallrye.mutiny.Uni;

/** Determines the key under which the current response to a request is cached. */
@ApplicationScoped
class ResponseKeys {

    private final CacheConfig config;
    private final DataVersionRepository versions;
    private final Clock clock;
    private final ReportingConfig reporting;

    ResponseKeys(CacheConfig config, DataVersionRepository versions, Clock clock, ReportingConfig reporting) {
        this.config = config;
        this.versions = versions;
        this.clock = clock;
        this.reporting = reporting;
    }

    /**
     * Reads from the database which of the accounts the caller may see, and their data versions. Empty if the caller may not
     * see all of them, or if several comptes have them.
     */
    Uni<Optional<ResponseKey>> current(CacheableRequest request) {
        return versions.in(request.caller(), request.scope())
                .map(visible -> DataState.of(request.scope(), visible).map(state -> of(request, state)));
    }

    /** The key of a response that was read from this state. */
    ResponseKey of(CacheableRequest request, DataState state) {
        return ResponseKey.of(config.generation(), request, state, clock.instant(), reporting.zone());
    }
}
