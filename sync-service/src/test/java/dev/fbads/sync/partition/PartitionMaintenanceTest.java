package dev.fbads.sync.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.sync.maintenance.MaintenanceMetrics;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.testing.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;

/** Partition maintenance on a database that nothing else uses. */
@SyncServiceTest
class PartitionMaintenanceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MONTHS_AHEAD = 3;
    private static final YearMonth CURRENT = PartitionWindow.at(TestClock.NOW, MONTHS_AHEAD).current();
    /** Older than any month that a request may name, and than the twelve that are never dropped. */
    private static final YearMonth OLD = YearMonth.of(2010, 4);

    private final FreshDatabase database = FreshDatabase.create();

    @Inject
    Vertx vertx;
    @Inject
    MaintenanceMetrics metrics;
    @Inject
    MeterRegistry registry;
    private Pool pool;

    @BeforeEach
    void openPool() {
        var environment = BackingServicesTestResource.current().environment();
        pool = PgBuilder.pool()
                .connectingTo(new PgConnectOptions().setHost("localhost")
                        .setPort(BackingServicesTestResource.current().postgres().port()).setDatabase(database.name())
                        .setUser("fbads_sync").setPassword(environment.get("FBADS_DB_SYNC_PASSWORD")))
                .using(vertx).build();
    }

    @AfterEach
    void dropDatabase() {
        pool.close().await().atMost(PATIENCE);
        database.drop();
    }

    @Test
    void isReadyOnceEveryMonthHasItsPartitionAndRefusesPeriodsBefore() {
        database.migrate();
        PartitionMaintenance maintenance = at(TestClock.NOW);
        Period period = new Period(TestClock.TODAY.minusDays(40), TestClock.TODAY);

        assertThat(maintenance.isReady()).isFalse();
        assertThatThrownBy(() -> maintenance.require(period))
                .isInstanceOfSatisfying(ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE));

        ensure(maintenance);

        assertThat(maintenance.isReady()).isTrue();
        maintenance.require(period);
        assertThat(months()).containsExactlyInAnyOrderElementsOf(names(PartitionWindow.at(TestClock.NOW, MONTHS_AHEAD)));
    }

    @Test
    void twoReplicasStartConcurrentlyOnANewDatabase() throws Exception {
        try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> started = List.of(replicas.submit(this::start), replicas.submit(this::start));
            for (Future<Boolean> replica : started) {
                assertThat(replica.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            }
        }

        assertThat(months()).containsExactlyInAnyOrderElementsOf(names(PartitionWindow.at(TestClock.NOW, MONTHS_AHEAD)));
    }

    @Test
    void aFutureMonthIsCreatedWhileAnExportAndAnImportAreOpen() throws SQLException {
        database.migrate();
        ensure(at(TestClock.NOW));
        database.addAccount(1, "act_1");
        Instant nextMonth = middleOf(CURRENT.plusMonths(1));
        String added = CURRENT.plusMonths(MONTHS_AHEAD + 1L).toString();
        assertThat(months()).doesNotContain(added);

        try (Connection export = database.begin("fbads_sync"); Connection imports = database.begin("fbads_sync")) {
            FreshDatabase.select(export, "SELECT count(*) FROM facebook_ads_data");
            FreshDatabase.insertRow(imports, 1, "act_1", TestClock.TODAY);

            ensure(at(nextMonth));

            assertThat(months()).contains(added);
            FreshDatabase.insertRow(imports, 1, "act_1", CURRENT.plusMonths(MONTHS_AHEAD + 1L).atDay(1));
            assertThat(FreshDatabase.select(export, "SELECT count(*) FROM facebook_ads_data")).containsExactly("0");
            imports.commit();
        }
        assertThat(database.select("SELECT count(*) FROM facebook_ads_data")).containsExactly("2");
    }

    @Test
    void aFutureMonthThatCannotBeCreatedIsCreatedByALaterRun() throws SQLException {
        database.migrate();
        AtomicReference<Instant> now = new AtomicReference<>(TestClock.NOW);
        PartitionMaintenance maintenance = with(now::get);
        ensure(maintenance);
        now.set(middleOf(CURRENT.plusMonths(1)));
        String added = CURRENT.plusMonths(MONTHS_AHEAD + 1L).toString();

        try (Connection other = database.begin("fbads_owner")) {
            FreshDatabase.execute(other, "LOCK TABLE facebook_ads_data IN SHARE UPDATE EXCLUSIVE MODE");
            ensure(maintenance);
            assertThat(maintenance.isReady()).as("no request needs that month yet").isTrue();
            assertThat(months()).doesNotContain(added);
        }
        ensure(maintenance);

        assertThat(months()).contains(added);
    }

    @Test
    void aStartingServiceIsNotReadyWhileAFutureMonthIsMissing() throws SQLException {
        database.migrate();
        ensure(at(middleOf(CURRENT.minusMonths(1))));
        PartitionMaintenance started = at(TestClock.NOW);
        YearMonth last = CURRENT.plusMonths(MONTHS_AHEAD);

        try (Connection other = database.begin("fbads_owner")) {
            FreshDatabase.execute(other, "LOCK TABLE facebook_ads_data IN SHARE UPDATE EXCLUSIVE MODE");
            assertThatThrownBy(() -> ensure(started)).isInstanceOf(PartitionsMissing.class)
                    .hasMessageContaining("1 months from " + last);
            assertThat(started.missing()).containsExactly(last);
            assertThat(started.isReady()).isFalse();
        }
        ensure(started);

        assertThat(started.isReady()).isTrue();
        assertThat(months()).contains(last.toString());
    }

    @Test
    void aRunningServiceIsNotReadyOnceItReachesAMonthWithoutPartition() {
        database.migrate();
        AtomicReference<Instant> now = new AtomicReference<>(TestClock.NOW);
        PartitionMaintenance maintenance = with(now::get);
        ensure(maintenance);
        YearMonth reached = CURRENT.plusMonths(MONTHS_AHEAD + 1L);

        now.set(middleOf(reached.minusMonths(1)));
        assertThat(maintenance.isReady()).isTrue();
        now.set(middleOf(reached));
        assertThat(maintenance.isReady()).isFalse();
        assertThat(maintenance.missing()).containsExactly(reached);
        ensure(maintenance);

        assertThat(maintenance.isReady()).isTrue();
    }

    @Test
    void aRequiredMonthThatCannotBeCreatedFailsTheRun() throws SQLException {
        database.migrate();
        PartitionMaintenance maintenance = at(TestClock.NOW);

        try (Connection other = database.begin("fbads_owner")) {
            FreshDatabase.execute(other, "LOCK TABLE facebook_ads_data IN SHARE UPDATE EXCLUSIVE MODE");
            assertThatThrownBy(() -> ensure(maintenance)).isInstanceOf(PartitionsMissing.class)
                    .hasMessageContaining("to " + CURRENT.plusMonths(MONTHS_AHEAD)).hasMessageContaining("lock timeout");
            assertThat(maintenance.missing()).contains(CURRENT);
            assertThat(maintenance.isReady()).isFalse();
        }
        ensure(maintenance);

        assertThat(maintenance.isReady()).isTrue();
    }

    @Test
    void aCreatedPartitionEqualsOneCreatedByPostgres() {
        database.migrate();
        ensure(at(TestClock.NOW));
        String partition = "facebook_ads_data_" + CURRENT.toString().replace('-', '_');

        assertThat(database
                .select("SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = '" + partition + "'"))
                .containsExactly("t");
        assertThat(database.select("SELECT count(*) FROM pg_index parent WHERE indrelid = 'facebook_ads_data'::regclass "
                + "AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhparent = parent.indexrelid AND inhrelid IN "
                + "(SELECT indexrelid FROM pg_index WHERE indrelid = '" + partition + "'::regclass))"))
                .as("indexes of the table without one of the partition").containsExactly("0");
        assertThat(database.select("SELECT conname || ' ' || coninhcount || ' ' || conislocal FROM pg_constraint "
                + "WHERE conrelid = '" + partition + "'::regclass AND contype IN ('c', 'f', 'n')"))
                .as("constraints equal those of the table").isNotEmpty()
                .allMatch(constraint -> constraint.endsWith(" 1 false"));
    }

    @Test
    void anEmptyMonthIsDroppedWithoutBlockingReadersAndOneWithRowsRemains() throws SQLException {
        database.migrate();
        ensure(at(TestClock.NOW));
        database.addAccount(1, "act_1");
        database.select("SELECT facebook_create_month('%s')".formatted(OLD.atDay(1)));
        database.select("SELECT facebook_create_month('%s')".formatted(OLD.plusMonths(1).atDay(1)));
        LocalDate stored = OLD.plusMonths(1).atDay(3);
        try (Connection imports = database.connect("fbads_sync")) {
            FreshDatabase.insertRow(imports, 1, "act_1", stored);
        }

        try (Connection export = database.begin("fbads_sync")) {
            FreshDatabase.select(export, "SELECT count(*) FROM facebook_ads_data");
            dropEmpty();
            assertThat(months()).as("the drop does not wait for the reader").contains(OLD.toString());
            assertThat(FreshDatabase.select(export, "SELECT count(*) FROM facebook_ads_data")).containsExactly("1");
            assertThat(database.select("SELECT count(*) FROM pg_locks WHERE NOT granted")).containsExactly("0");
        }
        dropEmpty();

        assertThat(months()).doesNotContain(OLD.toString()).contains(OLD.plusMonths(1).toString());
        assertThat(database.select("SELECT date_start FROM facebook_ads_data")).containsExactly(stored.toString());
    }

    /** Migrates and then creates the partitions, like a replica. */
    private boolean start() {
        database.migrate();
        PartitionMaintenance replica = at(TestClock.NOW);
        ensure(replica);
        return replica.isReady();
    }

    private PartitionMaintenance at(Instant now) {
        return with(() -> now);
    }

    private PartitionMaintenance with(InstantSource now) {
        return new PartitionMaintenance(new PartitionRepository(pool), new PartitionConfig() {
            @Override
            public int monthsAhead() {
                return MONTHS_AHEAD;
            }

            @Override
            public String every() {
                return "off";
            }

            @Override
            public Duration startRetry() {
                return Duration.ofMillis(100);
            }
        }, metrics, now.withZone(ZoneOffset.UTC));
    }

    private void dropEmpty() {
        new EmptyMonths(new PartitionRepository(pool), at(TestClock.NOW), registry).drop(OLD.plusYears(1)).await()
                .atMost(PATIENCE);
    }

    private static Instant middleOf(YearMonth month) {
        return month.atDay(15).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static void ensure(PartitionMaintenance maintenance) {
        maintenance.ensure().await().atMost(PATIENCE);
    }

    private List<String> months() {
        return database.select("SELECT to_char(to_date(right(inhrelid::regclass::text, 7), 'YYYY_MM'), 'YYYY-MM') "
                + "FROM pg_inherits WHERE inhparent = 'facebook_ads_data'::regclass");
    }

    private static List<String> names(PartitionWindow window) {
        return window.months().stream().map(YearMonth::toString).toList();
    }
}
