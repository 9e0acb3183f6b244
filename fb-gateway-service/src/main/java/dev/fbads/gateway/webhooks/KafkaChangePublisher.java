package dev.fbads.gateway.webhooks;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.webhooks.WebhookChange;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/** Publishes changes on {@code fbads.webhooks}, those of one account in one partition. */
@ApplicationScoped
class KafkaChangePublisher implements ChangePublisher {

    private static final int WAITING = 4096;

    private final MutinyEmitter<String> kafka;
    private final ObjectMapper json;

    KafkaChangePublisher(
            @Channel("webhooks") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING) MutinyEmitter<String> kafka,
            ObjectMapper json) {
        this.kafka = kafka;
        this.json = json;
    }

    @Override
    public Uni<Void> publish(WebhookChange change) {
        OutgoingKafkaRecordMetadata<String> address = OutgoingKafkaRecordMetadata.<String> builder()
                .withKey(change.accountId())
                .build();
        try {
            return kafka.sendMessage(Message.of(json.writeValueAsString(change)).addMetadata(address));
        } catch (JsonProcessingException unwritable) {
            return Uni.createFrom().failure(unwritable);
        }
    }
}
