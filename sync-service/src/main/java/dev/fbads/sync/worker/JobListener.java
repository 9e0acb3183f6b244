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
 * Hears of released jobs.
 *
 * <ol>
 * <li>A record is acknowledged once a place has taken a job for it, or there was none to take.</li>
 * <li>No record is taken while all workers are busy: the topic's lag says how much work waits.</li>
 * <li>A record that is no job goes to the dead-letter topic with its cause; a fault of ours sends none there.</li>
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
    Uni<Void> wanted(Message<String> message) {
        return take(message);
    }

    @Incoming("background-jobs")
    Uni<Void> background(Message<String> message) {
        return take(message);
    }

    private Uni<Void> take(Message<String> message) {
        try {
            if (json.readValue(message.getPayload(), SyncJobMessage.class).jobId() == null) {
                return refuse(message, new IllegalArgumentException("a job record without job_id"));
            }
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            return refuse(message, malformed);
        }
        return dispatcher.admit(() -> settled(message.ack()));
    }

    private static Uni<Void> refuse(Message<String> message, Exception cause) {
        LOG.errorf(cause, "a record is no job and goes to the dead-letter topic");
        return settled(message.nack(cause));
    }

    private static Uni<Void> settled(CompletionStage<Void> settlement) {
        return Uni.createFrom().completionStage(settlement);
    }
}
