package dev.fbads.sync.outbox;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads and deletes the messages of {@code facebook_outbox}. */
@ApplicationScoped
class OutboxRepository {

    /** Events carry their position in the order of publication. */
    private static final String OLDEST = """
            SELECT id, topic, key, CASE WHEN payload ? 'seq' THEN payload || jsonb_build_object('seq', id) ELSE payload END::text
                AS payload
            FROM facebook_outbox ORDER BY id LIMIT $1
            """;
    private static final String REMOVE = "DELETE FROM facebook_outbox WHERE id = ANY ($1)";

    Uni<List<OutboxMessage>> oldest(SqlConnection connection, int limit) {
        return connection.preparedQuery(OLDEST)
                .mapping(OutboxRepository::message)
                .execute(Tuple.of(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    Uni<Void> remove(SqlConnection connection, List<OutboxMessage> messages) {
        Long[] ids = messages.stream().map(OutboxMessage::id).toArray(Long[]::new);
        return connection.preparedQuery(REMOVE).execute(Tuple.of((Object) ids)).replaceWithVoid();
    }

    private static OutboxMessage message(Row row) {
        return new OutboxMessage(row.getLong("id"), row.getString("topic"), row.getString("key"), row.getString("payload"));
    }
}
