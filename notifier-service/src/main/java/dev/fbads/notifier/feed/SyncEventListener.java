package dev.fbads.notifier.feed;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import dev.fbads.notifier.event.SyncEventCodec;
import dev.fbads.notifier.live.EventHub;

/**
 * Passes every sync event of the topic to the hub. A record that is not an event fails; the channel then writes it to the
 * dead-letter topic, with the cause in its headers, and continues (application.properties).
 */
@ApplicationScoped
class SyncEventListener {

    private final SyncEventCodec codec;
    private final EventHub hub;

    SyncEventListener(SyncEventCodec codec, EventHub hub) {
        this.codec = codec;
        this.hub = hub;
    }

    @Incoming("sync-events")
    void receive(ConsumerRecord<String, String> published) {
        hub.publish(codec.decode(published.value()));
    }
}
