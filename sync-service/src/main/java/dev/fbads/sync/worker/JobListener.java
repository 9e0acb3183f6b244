package dev.fbads.sync.worker;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.jobs.SyncJobMessage;
import io.smallrye.mutiny.Uni;

/**
 * Receives the records of released jobs.
 *
 * <ol>
 * <li>A record is acknowledged once a slot has claimed a job, or found none to claim.</li>
 * <li>No record is processed while all workers are busy, so the lag of the topic measures the waiting work.</li>
 * <li>A record that is not a job goes to the dead-letter topic with its cause; an error of this service sends none there.</li>
 * </ol>
 */
@ApplicationScoped
class JobListener {

    private static final Logger LOG = Logger.getLogger(JobListener.class);

    private final JobDispatcher dispatcher;
    private final ObjectMapper json;

    JobListener(JobDispatcher dispatcher, ObjectMapper json) {
        this.dispatcher = dispatcher;
        this.json = json;
    }

    @Incoming("jobs")
    Uni<Void> requested(Message<String> message) {
        return admit(message);
    }

    @Incoming("background-jobs")
    Uni<Void> background(Message<String> message) {
        return admit(message);
    }

    private Uni<Void> admit(Message<String> message) {
        try {
            if (json.readValue(message.getPayload(), SyncJobMessage.class).jobId() == null) {
                return refuse(message, new IllegalArgumentException("a job record without job_id"));
            }
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            return refuse(message, malformed);
        }
        return dispatcher.admit(() -> uni(message.ack()));
    }

    private static Uni<Void> refuse(Message<String> message, Exception cause) {
        LOG.errorf(cause, "a record is not a job and goes to the dead-letter topic");
        return uni(message.nack(cause));
    }

    private static Uni<Void> uni(CompletionStage<Void> stage) {
        return Uni.createFrom().completionStage(stage);
    }
}
