package dev.fbads.notifier.event;

import java.io.IOException;
import java.util.Arrays;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.contracts.events.SyncEventType;

/**
 * Encodes and decodes sync events as JSON by the schema in {@code contracts}. It has a mapper of its own, the wire is no
 * matter of configuration.
 */
@Singleton
public class SyncEventCodec {

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(SyncEventType.class, new TypeSerializer())
                    .addDeserializer(SyncEventType.class, new TypeDeserializer()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A newer sync-service may send more members.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** @throws InvalidEventException if the text is not a complete event with a sequence number */
    public SyncEvent decode(@Nullable String json) {
        if (json == null) {
            throw new InvalidEventException("the record has no value");
        }
        try {
            return complete(mapper.readValue(json, SyncEvent.class));
        } catch (JsonProcessingException malformed) {
            throw new InvalidEventException("the record is not a sync event", malformed);
        }
    }

    /** The message for a client. */
    public EncodedEvent encode(SyncEvent event) {
        try {
            return new EncodedEvent(event, mapper.writeValueAsString(event));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a sync event cannot be written", impossible);
        }
    }

    private static SyncEvent complete(@Nullable SyncEvent event) {
        if (event == null) {
            throw new InvalidEventException("the record is null");
        }
        Object[] required = { event.type(), event.syncId(), event.accountId(), event.since(), event.until(), event.message(),
                event.at() };
        if (Arrays.stream(required).anyMatch(member -> member == null)) {
            throw new InvalidEventException("a required member is missing");
        }
        if (event.seq() <= 0) {
            throw new InvalidEventException("the event has no sequence number");
        }
        return event;
    }

    private static final class TypeSerializer extends StdSerializer<SyncEventType> {

        TypeSerializer() {
            super(SyncEventType.class);
        }

        @Override
        public void serialize(SyncEventType type, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(type.wire());
        }
    }

    private static final class TypeDeserializer extends StdDeserializer<SyncEventType> {

        TypeDeserializer() {
            super(SyncEventType.class);
        }

        @Override
        public SyncEventType deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String name = parser.getValueAsString();
            return Arrays.stream(SyncEventType.values())
                    .filter(type -> type.wire().equals(name))
                    .findFirst()
                    .orElseThrow(() -> context.weirdStringException(name, SyncEventType.class, "no such type"));
        }
    }
}
