package dev.fbads.sync.deadletters;

import java.util.List;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.jobs.Topics;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Lets an operator who has the service token replay dead-letter records. */
@Path("/internal/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

    private static final List<String> REPLAYABLE = List.of(Topics.SYNC_JOBS, Topics.SYNC_JOBS_BACKGROUND);

    private final DeadLetterReplay replay;

    DeadLetterResource(DeadLetterReplay replay) {
        this.replay = replay;
    }

    @POST
    @Path("/replay")
    @Operation(hidden = true)
    public Uni<ReplayResponse> replay(@QueryParam("topic") @Nullable String topic) {
        return Multi.createFrom().iterable(topic == null ? REPLAYABLE : List.of(known(topic)))
                .onItem().transformToUniAndConcatenate(name -> replay.replay(name)
                        .map(count -> new ReplayResponse.Topic(name, count)))
                .collect().asList()
                .map(ReplayResponse::new);
    }

    /** Accepts the name of the topic and that of its dead-letter topic. */
    private static String known(String topic) {
        String name = topic.endsWith(Topics.DEAD_LETTER_SUFFIX)
                ? topic.substring(0, topic.length() - Topics.DEAD_LETTER_SUFFIX.length())
                : topic;
        if (!REPLAYABLE.contains(name)) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    new FieldViolation("topic", FieldCode.UNKNOWN_TOPIC, String.join(", ", REPLAYABLE)));
        }
        return name;
    }
}
