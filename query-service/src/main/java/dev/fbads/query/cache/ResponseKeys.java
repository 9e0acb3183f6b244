package dev.fbads.query.cache;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.period.ReportingConfig;
import io.smallrye.mutiny.Uni;

/** Finds out under which key the current response to a request is cached. */
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
     * Reads which of the accounts the caller may see, and their data versions, from the database. Empty where the caller
     * may not see all of them, or where it is ambiguous which compte they belong to.
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
