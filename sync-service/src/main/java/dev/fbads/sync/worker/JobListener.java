package dev.fbads.sync.worker;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.jobs.SyncJobMessage;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.jobs.JobRepository;
import io.smallrye.mutiny.Uni;

/**
 * Hears of released jobs.
 *
 * <ol>
 * <li>A record is acknowledged once the database says whose the job is, or that it is nobody's to run.</li>
 * <li>No record is taken while all workers are busy.</li>
 * <li>A record that is no job goes to the dead-letter topic with its cause.</li>
 * </ol>
 */
@ApplicationScoped
class JobListener {

    private static final Logger LOG = Logger.getLogger(JobListener.class);

    private final JobRepository jobs;
    private final JobRunner runner;
    private final WorkerSlots slots;
    private final ObjectMapper json;
    private final String owner;

    JobListener(JobRepository jobs, JobRunner runner, WorkerSlots slots, ObjectMapper json, Supplier<UUID> ids) {
        this.jobs = jobs;
        this.runner = runner;
        this.slots = slots;
        this.json = json;
        this.owner = "sync-" + ids.get();
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
        UUID jobId;
        try {
            jobId = json.readValue(message.getPayload(), SyncJobMessage.class).jobId();
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            LOG.errorf(malformed, "a record is no job and goes to the dead-letter topic");
            return Uni.createFrom().completionStage(() -> message.nack(malformed));
        }
        return slots.acquire()
                .chain(() -> jobs.claim(jobId, owner))
                .onFailure().invoke(slots::release)
                .invoke(this::start)
                .chain(() -> Uni.createFrom().completionStage(message::ack));
    }

    private void start(Optional<ClaimedJob> claimed) {
        if (claimed.isEmpty()) {
            slots.release();
            return;
        }
        runner.run(claimed.get())
                .eventually(slots::release)
                .subscribe().with(done -> {
                }, failure -> LOG.error("a job's run failed after it was settled", failure));
    }
}
