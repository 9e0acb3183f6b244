package dev.fbads.sync.settings;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.access.TenantTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** {@code facebook_compte_settings}, and the comptes of a caller. */
@ApplicationScoped
class SettingsRepository {

    private static final String SEEN = "SELECT unnest(facebook_visible_comptes()) AS compte_id";
    private static final String MANAGED = "SELECT facebook_managed_comptes($1) AS compte_id";
    private static final String FIND = """
            SELECT breakdown_sets, updated_by, updated_at FROM facebook_compte_settings WHERE compte_id = $1
            """;
    private static final String SAVE = """
            INSERT INTO facebook_compte_settings (compte_id, breakdown_sets, updated_by, updated_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (compte_id) DO UPDATE SET breakdown_sets = excluded.breakdown_sets, updated_by = excluded.updated_by,
                updated_at = excluded.updated_at
            """;

    private final Pool pool;
    private final TenantTransaction tenant;

    SettingsRepository(Pool pool, TenantTransaction tenant) {
        this.pool = pool;
        this.tenant = tenant;
    }

    /** The settings of a compte. */
    record Stored(ImportedSets sets, String updatedBy, Instant updatedAt) {
    }

    /** The comptes that the caller belongs to. */
    Uni<List<Integer>> seenBy(Caller caller) {
        return tenant.as(caller, connection -> connection.query(SEEN).mapping(row -> row.getInteger("compte_id")).execute())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).sorted().toList());
    }

    /** The comptes that the caller manages, as in the gateway's connect feature. */
    Uni<List<Integer>> managedBy(Caller caller) {
        return pool.preparedQuery(MANAGED)
                .mapping(row -> row.getInteger("compte_id"))
                .execute(Tuple.of(caller.userId()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Reads the settings for the service's own use. */
    Uni<Optional<Stored>> of(int compteId) {
        return pool.withConnection(connection -> find(connection, compteId));
    }

    /** Reads the settings for the caller, under row level security. */
    Uni<Optional<Stored>> of(Caller caller, int compteId) {
        return tenant.as(caller, connection -> find(connection, compteId));
    }

    Uni<Void> save(int compteId, Stored settings) {
        return pool.preparedQuery(SAVE)
                .execute(Tuple.of(compteId, settings.sets().names().toArray(String[]::new), settings.updatedBy(),
                        settings.updatedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Uni<Optional<Stored>> find(SqlConnection connection, int compteId) {
        return connection.preparedQuery(FIND)
                .mapping(SettingsRepository::stored)
                .execute(Tuple.of(compteId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    private static Stored stored(Row row) {
        List<BreakdownSet> sets = Arrays.stream(row.getArrayOfStrings("breakdown_sets"))
                .map(name -> BreakdownSet.ofWire(name).orElseThrow())
                .toList();
        return new Stored(new ImportedSets(sets), row.getString("updated_by"), row.getOffsetDateTime("updated_at").toInstant());
    }
}
