package dev.fbads.gateway.alerts;

import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.alerts.Alert;
import dev.fbads.contracts.alerts.AlertKind;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/**
 * Publishes alerts on {@code fbads.alerts}. Episodes are remembered per replica; another replica may publish the same
 * episode, which consumers recognise by its id.
 */
@ApplicationScoped
class KafkaAlerts implements Alerts {

    private static final Logger LOG = Logger.getLogger(KafkaAlerts.class);
    private static final String INSTALLATION = "installation";

    private final MutinyEmitter<String> kafka;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Set<String> episodes = ConcurrentHashMap.newKeySet();

    KafkaAlerts(@Channel("alerts") @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<String> kafka, ObjectMapper json,
            InstantSource clock, Supplier<UUID> ids) {
        this.kafka = kafka;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void raise(AlertKind kind, String episode, @Nullable Integer compteId, @Nullable String accountId, String message) {
        if (!episodes.add(key(kind, episode))) {
            return;
        }
        LOG.warnf("alert kind=%s episode=%s compteId=%s accountId=%s: %s", kind.wire(), episode, compteId, accountId, message);
        send(new Alert(ids.get(), kind, kind.severity(), episode, compteId, accountId, message, clock.instant()));
    }

    @Override
    public void resolve(AlertKind kind, String episode) {
        if (episodes.remove(key(kind, episode))) {
            LOG.infof("alert resolved kind=%s episode=%s", kind.wire(), episode);
        }
    }

    private void send(Alert alert) {
        OutgoingKafkaRecordMetadata<String> address = OutgoingKafkaRecordMetadata.<String> builder()
                .withKey(alert.compteId() == null ? INSTALLATION : alert.compteId().toString())
                .build();
        try {
            kafka.sendMessage(Message.of(json.writeValueAsString(alert)).addMetadata(address))
                    .subscribe().with(sent -> {
                    }, failure -> notPublished(alert, failure));
        } catch (JsonProcessingException | IllegalStateException unsendable) {
            notPublished(alert, unsendable);
        }
    }

    /** The next occurrence is published again. */
    private void notPublished(Alert alert, Throwable cause) {
        episodes.remove(key(alert.kind(), alert.episode()));
        LOG.errorf(cause, "an alert could not be published kind=%s episode=%s", alert.kind().wire(), alert.episode());
    }

    private static String key(AlertKind kind, String episode) {
        return kind.wire() + " " + episode;
    }
}
