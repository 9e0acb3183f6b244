package dev.fbads.sync.partition;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/**
 * Requests to a service with a new database, while other transactions read and write the partitioned table. In this database a
 * statement that waits two seconds for a lock fails, and with it the request.
 */
@QuarkusTest
@TestProfile(FreshDatabaseProfile.class)
class FirstRequestsTest {

    private static final int REQUESTS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private FreshDatabase database;

    @ConfigProperty(name = FreshDatabaseResource.NAME)
    String databaseName;

    @BeforeEach
    void theServiceIsReady() {
        database = new FreshDatabase(databaseName);
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void fiftyRequestsOverAllMonthsSucceedWhileAnExportAndAnImportHoldTheTable() throws Exception {
        IntStream.rangeClosed(1, REQUESTS).forEach(n -> database.addAccount(n, account(n)));
        String deadlocks = deadlocks();
        List<Integer> answers = new ArrayList<>();

        try (Connection export = database.begin("fbads_sync");
                Connection imports = database.begin("fbads_sync");
                ExecutorService clients = Executors.newFixedThreadPool(REQUESTS)) {
            FreshDatabase.select(export, "SELECT count(*) FROM facebook_ads_data");
            FreshDatabase.insertRow(imports, 1, account(1), TestClock.TODAY.minusMonths(5));
            List<Future<Integer>> requests = IntStream.rangeClosed(1, REQUESTS)
                    .mapToObj(n -> clients.submit(() -> post(n, since(n), TestClock.TODAY)))
                    .toList();
            for (Future<Integer> request : requests) {
                answers.add(request.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            }
            assertThat(locks(export)).as("the export's transaction was open all the time").contains("AccessShareLock");
            assertThat(locks(imports)).as("the import's transaction was open all the time").contains("RowExclusiveLock");
        }

        assertThat(answers).hasSize(REQUESTS).allMatch(status -> status == 202);
        assertThat(deadlocks()).isEqualTo(deadlocks);
        assertThat(database.select("SELECT count(*) FROM facebook_sync_status")).containsExactly(Integer.toString(REQUESTS));
    }

    @Test
    void noRequestMayCreateOrDropATable() {
        assertThat(database.select("SELECT rolname FROM pg_roles, pg_namespace WHERE nspname = 'public' "
                + "AND rolname IN ('fbads_sync', 'fbads_query') AND has_schema_privilege(rolname, pg_namespace.oid, 'CREATE')"))
                .isEmpty();
        assertThat(database
                .select("SELECT has_function_privilege('fbads_sync', 'facebook_ensure_partitions(date, date)', 'EXECUTE')"))
                .containsExactly("f");
    }

    @Test
    void everyMonthThatARequestMayNameAndThreeFutureMonthsHavePartitions() {
        PartitionWindow window = PartitionWindow.at(TestClock.NOW, 3);

        assertThat(database.select("SELECT to_char(to_date(right(inhrelid::regclass::text, 7), 'YYYY_MM'), 'YYYY-MM') "
                + "FROM pg_inherits WHERE inhparent = 'facebook_ads_data'::regclass"))
                .containsExactlyInAnyOrderElementsOf(window.months().stream().map(Object::toString).toList());
    }

    /** From the oldest day that may be requested to days of the current month. */
    private static LocalDate since(int request) {
        LocalDate oldest = TestClock.TODAY.minusMonths(ReportingCalendar.HISTORY_MONTHS).plusDays(1);
        LocalDate since = oldest.plusMonths(request % ReportingCalendar.HISTORY_MONTHS);
        return since.isAfter(TestClock.TODAY) ? TestClock.TODAY : since;
    }

    private static int post(int compteId, LocalDate since, LocalDate until) {
        String token = BackingServicesTestResource.current().oidc()
                .token("user-" + compteId, "fbads", Map.of("role", "responsable"), Duration.ofHours(1));
        return given().auth().oauth2(token).contentType("application/json")
                .body("{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\",\"granularity\":\"day\"}"
                        .formatted(account(compteId), since, until))
                .post("/api/facebook/sync").statusCode();
    }

    private static String account(int compteId) {
        return "act_55" + compteId;
    }

    /** The lock modes that the connection's transaction holds on the table. */
    private static List<String> locks(Connection connection) {
        return FreshDatabase.select(connection, "SELECT mode FROM pg_locks WHERE granted AND pid = pg_backend_pid() "
                + "AND relation = 'facebook_ads_data'::regclass");
    }

    private String deadlocks() {
        return database.select("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()").getFirst();
    }
}
