package dev.fbads.sync.outbox;

import java.io.UncheckedIOException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Stores messages in the transaction of the change that they describe. The relay sends them to Kafka. */
@ApplicationScoped
public class Outbox {

    private static final String ADD = """
            INSERT INTO facebook_outbox (topic, key, payload) SELECT $1, key, payload::jsonb
            FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS messages (key, payload, position) ORDER BY position
            """;

    private final ObjectMapper json;

    Outbox(ObjectMapper json) {
        this.json = json;
    }

    /** A message and its key; messages with the same key stay in order. */
    public record Entry(String key, Object payload) {
    }

    /** Adds the messages in the given order. */
    public Uni<Void> add(SqlConnection connection, String topic, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] keys = entries.stream().map(Entry::key).toArray(String[]::new);
        String[] payloads = entries.stream().map(entry -> write(entry.payload())).toArray(String[]::new);
        return connection.preparedQuery(ADD)
                .execute(Tuple.of(topic, keys, payloads))
                .replaceWithVoid();
    }

    private String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
