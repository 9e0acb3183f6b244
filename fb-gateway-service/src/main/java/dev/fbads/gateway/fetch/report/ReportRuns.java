package dev.fbads.gateway.fetch.report;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.errors.RetryDecision;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.fetch.InsightsParams;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.reactive.Pause;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The reports of one fetch: submits them and polls all of them with one batch until each is ready. */
final class ReportRuns {

    private final List<ReportRun> runs;
    private final GraphSession session;
    private final GraphBatch batch;
    private final InsightsFields fields;
    private final Pause pause;
    private final ReportConfig config;
    private Duration waited = Duration.ZERO;

    ReportRuns(InsightsRequest request, GraphSession session, GraphBatch batch, InsightsFields fields, Pause pause,
            ReportConfig config) {
        this.runs = ReportParts.of(request, config.slicesPerReport()).stream().map(ReportRun::new).toList();
        this.session = session;
        this.batch = batch;
        this.fields = fields;
        this.pause = pause;
        this.config = config;
    }

    /** Submits all reports; returned in chronological order. */
    Multi<ReportRun> submitted() {
        return Multi.createFrom().iterable(runs)
                .onItem().transformToUniAndConcatenate(this::submit)
                .collect().asList()
                .onItem().transformToMulti(all -> Multi.createFrom().iterable(all));
    }

    /** Completes when the rows of the report can be read. */
    Uni<ReportRun> ready(ReportRun run) {
        if (run.isReady()) {
            return Uni.createFrom().item(run);
        }
        if (waited.compareTo(config.timeout()) >= 0) {
            return failed(new GraphFailure.TooMuchData(null));
        }
        waited = waited.plus(config.pollInterval());
        return pause.of(config.pollInterval())
                .onItem().transformToUni(over -> poll())
                .onItem().transformToUni(polled -> ready(run));
    }

    private Uni<ReportRun> submit(ReportRun run) {
        List<String> requested = fields.of(run.part().breakdownSet());
        GraphCall call = GraphCall.post(run.part().accountId() + "/insights");
        return session.get(new InsightsParams(run.part()).onAccount(call, requested), ReportRun::readId)
                .onItem().transformToUni(result -> switch (result) {
                    case GraphResult.Read<String>(String id) -> {
                        run.submitted(id);
                        yield Uni.createFrom().item(run);
                    }
                    case GraphResult.Failed<String>(GraphFailure.InvalidQuery query) when fields.canDoWithout(requested,
                            query.refusedFields()) ->
                        submit(run);
                    case GraphResult.Failed<String>(GraphFailure failure) -> failed(failure);
                });
    }

    private Uni<List<ReportRun>> poll() {
        List<ReportRun> open = runs.stream()
                .filter(run -> !run.isReady())
                .limit(GraphBatch.MAX_ITEMS)
                .toList();
        List<GraphBatch.Item<ReportStatus>> items = open.stream()
                .map(run -> new GraphBatch.Item<>(GraphCall.to(run.id()), ReportStatus::read))
                .toList();
        return batch.get(session, items)
                .onItem().transformToMulti(results -> Multi.createFrom().items(IntStream.range(0, open.size()).boxed())
                        .onItem().transformToUniAndConcatenate(i -> apply(open.get(i), results.get(i))))
                .collect().asList();
    }

    private Uni<ReportRun> apply(ReportRun run, GraphResult<ReportStatus> result) {
        return switch (result) {
            case GraphResult.Read<ReportStatus>(ReportStatus.Running running) -> Uni.createFrom().item(run);
            case GraphResult.Read<ReportStatus>(ReportStatus.Completed completed) -> {
                run.setReady(true);
                yield Uni.createFrom().item(run);
            }
            case GraphResult.Read<ReportStatus>(ReportStatus.Skipped skipped) ->
                resubmit(run, new GraphFailure.Unavailable(null));
            case GraphResult.Read<ReportStatus>(ReportStatus.Failed(GraphFailure why)) -> afterFailure(run, why);
            // The report of a token that was invalidated, or a report that Meta dropped; a denied account is reported on
            // submission.
            case GraphResult.Failed<ReportStatus>(GraphFailure.AccessDenied hidden) -> resubmit(run, hidden);
            case GraphResult.Failed<ReportStatus>(GraphFailure failure) ->
                NotReady.is(failure) ? Uni.createFrom().item(run) : failed(failure);
        };
    }

    private Uni<ReportRun> afterFailure(ReportRun run, GraphFailure why) {
        return switch (why.retryDecision()) {
            case RetryDecision.RetryAfter retry -> retry.pause().isEmpty() ? resubmit(run, why) : failed(why);
            case RetryDecision.Split split -> failed(why);
            case RetryDecision.QuarantineToken quarantine -> failed(why);
            case RetryDecision.DisableAccount disable -> failed(why);
            case RetryDecision.GiveUp giveUp -> failed(why);
        };
    }

    private Uni<ReportRun> resubmit(ReportRun run, GraphFailure why) {
        return run.submissions() > config.resubmissions() ? failed(why) : submit(run);
    }

    private static <T> Uni<T> failed(GraphFailure failure) {
        return Uni.createFrom().failure(new GraphFailedException(failure));
    }
}
