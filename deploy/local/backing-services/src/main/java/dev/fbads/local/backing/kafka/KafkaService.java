package dev.fbads.local.backing.kafka;

import dev.fbads.local.backing.BackingService;

/** One broker that has the suite's topics and creates no others by itself. */
public interface KafkaService extends BackingService {

    default String bootstrapServers() {
        return "127.0.0.1:" + port();
    }
}
