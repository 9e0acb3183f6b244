package dev.fbads.sync.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What Citus demands of a schema whose tenant tables are distributed by {@code compte_id} (ADR 21), read from the catalog.
 * A table with that column is a tenant table unless it is listed here.
 */
final class CitusRules {

    /** Host tables, replicated to every node: the policies read them in each statement, and tenant tables refer to them. */
    static final Set<String> REFERENCE = Set.of("comptes", "compte_users_clients", "compte_users_pub_gms",
            "compte_gestionnaires");
    /** Tables of the coordinator alone: messages of all comptes in one order, and the history of migrations. */
    static final Set<String> LOCAL = Set.of("facebook_outbox", "flyway_schema_history");

    private static final String TABLES = """
            WITH tables AS (
                SELECT c.oid, c.relname::text AS name, key.attnum, key.attnotnull AND key.atttypid = 'integer'::regtype AS distributable,
                       CASE WHEN c.relname::text = ANY (?) THEN 'reference' WHEN c.relname::text = ANY (?) THEN 'local'
                            WHEN key.attnum IS NOT NULL THEN 'tenant' ELSE 'unlisted' END AS kind
                FROM pg_class c LEFT JOIN pg_attribute key ON key.attrelid = c.oid AND key.attname = 'compte_id' AND NOT key.attisdropped
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition)
            """;
    private static final String VIOLATIONS = TABLES
            + """
                    , foreign_keys AS (
                        SELECT c.conname::text AS name, child.kind AS child, parent.kind AS parent,
                               c.confdeltype IN ('n', 'd') OR c.confupdtype IN ('n', 'd') AS clears_columns,
                               EXISTS (SELECT FROM unnest(c.conkey, c.confkey) AS pair (child_column, parent_column)
                                       WHERE pair.child_column = child.attnum AND pair.parent_column = parent.attnum) AS same_compte
                        FROM pg_constraint c JOIN tables child ON child.oid = c.conrelid JOIN tables parent ON parent.oid = c.confrelid
                        WHERE c.contype = 'f')
                    SELECT name || ' has no compte_id and is not listed as a reference or local table' FROM tables WHERE kind = 'unlisted'
                    UNION ALL
                    SELECT name || '.compte_id is not an INTEGER NOT NULL' FROM tables WHERE kind = 'tenant' AND NOT distributable
                    UNION ALL
                    SELECT i.indexrelid::regclass || ' is unique or exclusive without compte_id'
                    FROM tables JOIN pg_index i ON i.indrelid = tables.oid
                    WHERE kind = 'tenant' AND (i.indisunique OR i.indisexclusion)
                      AND NOT tables.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])
                    UNION ALL
                    SELECT name || ' joins rows of different comptes' FROM foreign_keys
                    WHERE child = 'tenant' AND parent = 'tenant' AND NOT same_compte
                    UNION ALL
                    SELECT name || ' clears a distribution column' FROM foreign_keys WHERE child = 'tenant' AND clears_columns
                    UNION ALL
                    SELECT name || ' leads from a ' || child || ' to a ' || parent || ' table' FROM foreign_keys
                    WHERE (child, parent) NOT IN (('tenant', 'tenant'), ('tenant', 'reference'), ('reference', 'reference'),
                                                  ('local', 'reference'), ('local', 'local'))
                    """;
    private static final String TRIGGERS = TABLES + """
            SELECT DISTINCT tables.name FROM tables JOIN pg_trigger t ON t.tgrelid = tables.oid
            WHERE tables.kind IN ('tenant', 'reference') AND NOT t.tgisinternal
            """;
    private static final String TENANT_TABLES = TABLES + "SELECT name FROM tables WHERE kind = 'tenant'";

    private CitusRules() {
    }

    /** What Citus would refuse, one sentence each. */
    static List<String> violations(Connection connection) {
        return read(connection, VIOLATIONS);
    }

    /** The tables that would be distributed. */
    static List<String> tenantTables(Connection connection) {
        return read(connection, TENANT_TABLES);
    }

    /** Tenant and reference tables with triggers. */
    static List<String> tablesWithTriggers(Connection connection) {
        return read(connection, TRIGGERS);
    }

    private static List<String> read(Connection connection, String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", REFERENCE.toArray()));
            statement.setArray(2, connection.createArrayOf("text", LOCAL.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
