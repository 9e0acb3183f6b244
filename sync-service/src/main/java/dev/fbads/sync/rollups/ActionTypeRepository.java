package dev.fbads.sync.rollups;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** {@code facebook_action_types}. */
@ApplicationScoped
class ActionTypeRepository {

    private static final String SELECT = """
            SELECT position, list, action_type FROM facebook_action_types WHERE compte_id = $1 AND account_id = $2
            """;
    private static final String INSERT = """
            INSERT INTO facebook_action_types (compte_id, account_id, position, list, action_type)
            SELECT $1::integer, $2::varchar, (SELECT coalesce(max(position), 0) FROM facebook_action_types WHERE compte_id = $1 AND account_id = $2)
                       + row_number() OVER (ORDER BY list, action_type), list, action_type
            FROM unnest($3::text[], $4::text[]) AS seen (list, action_type)
            WHERE NOT EXISTS (SELECT FROM facebook_action_types known WHERE known.compte_id = $1 AND known.account_id = $2::varchar
                              AND known.list = seen.list AND known.action_type = seen.action_type)
            """;

    Uni<ActionPositions> positions(SqlConnection connection, ClaimedJob job) {
        return connection.preparedQuery(SELECT)
                .execute(Tuple.of(job.compteId(), job.accountId().value()))
                .map(ActionTypeRepository::positions);
    }

    /** Assigns positions to types that have none; requires the account's roll-up lock. */
    Uni<Void> add(SqlConnection connection, ClaimedJob job, Set<ActionType> seen) {
        return connection.preparedQuery(INSERT)
                .execute(Tuple.of(job.compteId(), job.accountId().value(),
                        seen.stream().map(type -> type.list().wire()).toArray(String[]::new),
                        seen.stream().map(ActionType::name).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static ActionPositions positions(RowSet<Row> rows) {
        Map<ActionType, Integer> byType = new HashMap<>();
        for (Row row : rows) {
            byType.put(new ActionType(ActionList.ofWire(row.getString("list")), row.getString("action_type")),
                    row.getInteger("position"));
        }
        return new ActionPositions(byType);
    }
}
