package dev.fbads.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.sync.partition.FreshDatabase;
import dev.fbads.sync.support.SyncServiceTest;

/** Repeatable migrations define functions, views, triggers and policies, and run again whenever one of them changes. */
@SyncServiceTest
class MigrationsTest {

    private static final String DEFINITIONS = """
            SELECT pg_get_functiondef(oid) || coalesce(proacl::text, '') FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL
            SELECT pg_get_viewdef(oid) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
            UNION ALL
            SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL
            SELECT p::text FROM pg_policies p
            UNION ALL
            SELECT relname || ' ' || relrowsecurity || relforcerowsecurity || (SELECT array_agg(acl ORDER BY acl::text) FROM unnest(relacl) acl)::text
            FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname LIKE 'facebook%' AND relkind IN ('r', 'p', 'v', 'S')
            ORDER BY 1
            """;

    private final FreshDatabase database = FreshDatabase.create();

    @AfterEach
    void dropDatabase() {
        database.drop();
    }

    @Test
    void repeatableMigrationsRunAgainOnAFilledDatabaseAndChangeNothing() throws SQLException {
        database.migrate();
        database.addAccount(1, "act_1");
        database.select("SELECT facebook_create_month('2026-01-01')");
        try (Connection imports = database.connect("fbads_sync")) {
            FreshDatabase.insertRow(imports, 1, "act_1", LocalDate.parse("2026-01-15"));
        }
        List<String> before = database.select(DEFINITIONS);

        try (Connection owner = database.connect("fbads_owner")) {
            FreshDatabase.execute(owner, "UPDATE flyway_schema_history SET checksum = 0 WHERE version IS NULL");
        }
        database.migrate();

        assertThat(database.select("SELECT count(*) FROM flyway_schema_history WHERE version IS NULL AND checksum <> 0"))
                .as("repeatable migrations that ran again").containsExactly("" + repeatables());
        assertThat(before).hasSizeGreaterThan(60);
        assertThat(database.select(DEFINITIONS)).isEqualTo(before);
        assertThat(database.select("SELECT count(*) FROM facebook_ads_data")).containsExactly("1");
    }

    /** Disabled plan types cost so much that PostgreSQL would compile the plan of each call. */
    @Test
    void functionsWithAFixedPlanAreNotCompiled() {
        database.migrate();

        assertThat(database
                .select("SELECT proname FROM pg_proc WHERE array_to_string(proconfig, ' ') LIKE '%enable_seqscan=off%'"))
                .hasSize(5);
        assertThat(
                database.select("SELECT proname FROM pg_proc WHERE array_to_string(proconfig, ' ') LIKE '%enable_seqscan=off%' "
                        + "AND NOT 'jit=off' = ANY (proconfig)"))
                .isEmpty();
    }

    @Test
    void versionedMigrationsDefineNothingThatIsReplacedAsAWhole() throws IOException {
        try (Stream<Path> scripts = scripts("V")) {
            assertThat(scripts).isNotEmpty().allSatisfy(script -> assertThat(script).content()
                    .doesNotContainPattern("CREATE (OR REPLACE )?(FUNCTION public|VIEW|TRIGGER|POLICY)"));
        }
    }

    private static long repeatables() {
        try (Stream<Path> scripts = scripts("R")) {
            return scripts.count();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Stream<Path> scripts(String kind) throws IOException {
        return Files.list(Path.of("src/main/resources/db/migration"))
                .filter(script -> script.getFileName().toString().startsWith(kind));
    }
}
