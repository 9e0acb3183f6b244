package dev.fbads.gateway.insights;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * {@code POST /internal/insights}: the rows of one account, period and breakdown set as NDJSON. Responds 200 as soon as the
 * request is valid; the last line says whether the rows are complete.
 */
@Path("/internal/insights")
public class InsightsResource {

    private final InsightsStream stream;

    InsightsResource(InsightsStream stream) {
        this.stream = stream;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/x-ndjson")
    public Uni<RowLines> insights(@Nullable InsightsRequestBody body) {
        if (body == null) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON);
        }
        return Uni.createFrom().item(new RowLines(stream.of(body.toRequest())));
    }
}
