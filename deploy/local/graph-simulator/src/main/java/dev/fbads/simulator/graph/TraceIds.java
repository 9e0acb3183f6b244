package dev.fbads.simulator.graph;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Makes ids such as {@code AbCdEfGhIjKlMnOpQrStUv0}, by which Meta's support finds a call. */
@Singleton
class TraceIds {

    private final Supplier<UUID> ids;

    @Inject
    TraceIds() {
        this(UUID::randomUUID);
    }

    TraceIds(Supplier<UUID> ids) {
        this.ids = ids;
    }

    String next() {
        UUID id = ids.get();
        byte[] bytes = ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .array();
        return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
