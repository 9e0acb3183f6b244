package dev.fbads.sync.ingest;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.InsightsProgress;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.sync.gateway.GatewayClient;
import dev.fbads.sync.gateway.GatewayUnavailable;
import dev.fbads.sync.gateway.GatewayUnreachable;
import dev.fbads.sync.gateway.InsightsLineReader;
import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Fetches the rows of a job from the gateway into a spool. */
@ApplicationScoped
public class RowFetcher {

    private final Vertx vertx;
    private final GatewayClient gateway;
    private final InsightsLineReader reader;
    private final IngestConfig config;

    RowFetcher(Vertx vertx, GatewayClient gateway, InsightsLineReader reader, IngestConfig config) {
        this.vertx = vertx;
        this.gateway = gateway;
        this.reader = reader;
        this.config = config;
    }

    /** Runs the work with a new spool, which is closed afterwards in every case. */
    public <T> Uni<T> withSpool(Function<Spool, Uni<T>> work) {
        Spool spool = Spool.in(vertx, config.spoolDir().toString());
        return work.apply(spool).eventually(spool::close);
    }

    /** Fills the spool; expected errors are outcomes, not failures. */
    public Uni<FetchOutcome> fetch(ClaimedJob job, Spool spool, Function<InsightsProgress, Uni<Void>> onProgress) {
        Fetch fetch = new Fetch(spool, reader, onProgress);
        return gateway.insights(request(job))
                .onItem().transformToUniAndConcatenate(fetch::accept)
                .collect().last()
                .map(last -> fetch.outcome())
                .onFailure(GatewayUnreachable.class)
                .recoverWithItem(failure -> new FetchOutcome.Unreachable(String.valueOf(failure.getMessage())))
                .onFailure(GatewayUnavailable.class)
                .recoverWithItem(failure -> new FetchOutcome.Broken(String.valueOf(failure.getMessage())));
    }

    private InsightsRequest request(ClaimedJob job) {
        return new InsightsRequest(job.traceId(), job.compteId(), job.accountId().value(), job.userId(), job.role(),
                job.range().period().since(), job.range().period().until(), job.range().granularity(),
                job.range().breakdownSet());
    }
}
