package dev.fbads.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.testing.ManualClock;
import dev.fbads.gateway.testing.RedisBench;
import dev.fbads.gateway.testing.Timeouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** Two replicas that share the quota. */
class QuotaGateTest {

    private final RedisBench bench = new RedisBench();
    private final ManualClock clock = new ManualClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String account = "act_" + (System.identityHashCode(this) & 0xffffff);
    private final Caller caller = new Caller("user", Role.CLIENT, 7, account, null, false);
    private final SharedQuota quota = quota();
    private final QuotaGate first = gate(quota);
    private final QuotaGate other = gate(quota());
    private int sent;

    QuotaGateTest() {
        bench.ask(Request.cmd(Command.DEL).arg("fbads:quota:app:" + TestQuota.APP_ID).arg("fbads:quota:stopped-apps")
                .arg("fbads:quota:" + account));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void belowTheFirstThresholdCallsAreSentAtOnce() {
        reports(first, QuotaKind.ACCOUNT, 74.9, Duration.ofSeconds(100));

        assertThat(waitOf(other)).isZero();
    }

    @Test
    void usageReportedToOneReplicaDelaysTheOthers() {
        reports(first, QuotaKind.INSIGHTS_ACCOUNT, 85, Duration.ZERO);

        assertThat(waitOf(other)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void exhaustedQuotaRefusesInEveryReplicaAndRaisesOneAlert() {
        reports(first, QuotaKind.BUSINESS_USE_CASE, 95, Duration.ofMinutes(12));
        clock.advance(Duration.ofMinutes(2));

        assertThat(pass(other, Usage.UNKNOWN)).isEqualTo(CallOutcome.refused(Duration.ofMinutes(10)));
        assertThat(sent).as("only the call that reported the usage").isEqualTo(1);
        assertThat(bench.alerts().recorded()).containsExactly("+quota_nearly_used quota:" + account);

        clock.advance(Duration.ofMinutes(10));
        reports(other, QuotaKind.BUSINESS_USE_CASE, 40, Duration.ZERO);
        reports(first, QuotaKind.BUSINESS_USE_CASE, 40, Duration.ZERO);
        assertThat(bench.alerts().recorded()).containsExactly("+quota_nearly_used quota:" + account,
                "-quota_nearly_used quota:" + account);
    }

    @Test
    void theAlertPrecedesTheStop() {
        reports(first, QuotaKind.APP, 90, Duration.ZERO);

        assertThat(bench.alerts().recorded()).containsExactly("+quota_nearly_used quota:app:" + TestQuota.APP_ID);
        assertThat(pass(first, Usage.UNKNOWN).sent()).isTrue();
    }

    @Test
    void anExhaustedAppStopsOnlyItsOwnTokens() {
        Caller ofAnother = caller.withApp("app-" + account);
        reports(first, QuotaKind.INSIGHTS_APP, 40, Duration.ZERO);
        reports(first, ofAnother, QuotaKind.INSIGHTS_APP, 96);

        assertThat(pass(other, ofAnother, Usage.UNKNOWN).sent()).isFalse();
        assertThat(pass(other, caller, Usage.UNKNOWN).sent()).isTrue();
        assertThat(stoppedApps(quota())).contains("app-" + account).doesNotContain(TestQuota.APP_ID);
        assertThat(quota().all().await().atMost(Timeouts.LONG)).containsKeys("app:" + TestQuota.APP_ID,
                "app:app-" + account);

        clock.advance(Duration.ofMinutes(5));
        assertThat(stoppedApps(quota())).doesNotContain("app-" + account);
    }

    @Test
    void withoutRedisAReplicaKnowsItsOwnStoppedApps() {
        reports(first, caller.withApp("own"), QuotaKind.APP, 99);
        bench.service().stop();

        assertThat(stoppedApps(quota)).containsExactly("own");
    }

    @Test
    void aLowerFigureDoesNotShortenAStop() {
        reports(first, QuotaKind.BUSINESS_USE_CASE, 100, Duration.ofMinutes(30));
        quota.note(caller,
                CallOutcome.sent(new GraphResult.Read<>("late"), usage(QuotaKind.BUSINESS_USE_CASE, 50, Duration.ZERO)))
                .await().atMost(Timeouts.LONG);

        assertThat(pass(first, Usage.UNKNOWN).sent()).isFalse();
        assertThat(pass(other, Usage.UNKNOWN).sent()).isFalse();
    }

    @Test
    void withoutRedisAReplicaUsesItsOwnFigures() {
        reports(first, QuotaKind.BUSINESS_USE_CASE, 100, Duration.ofMinutes(30));
        bench.service().stop();

        assertThat(pass(first, Usage.UNKNOWN).sent()).isFalse();
        assertThat(quota.all().await().atMost(Timeouts.LONG)).containsKey(account);
    }

    @Test
    void allKnownSubjectsAreListedAndExported() {
        reports(first, QuotaKind.ACCOUNT, 41.5, Duration.ZERO);

        Map<String, QuotaState> all = quota().all().await().atMost(Timeouts.LONG);

        assertThat(all.get(account).figures()).containsExactly(Map.entry(QuotaKind.ACCOUNT, new UsageFigure(41.5, at())));
        assertThat(meters.get("fbads.quota.used.percent").tag("subject", account).tag("kind", "account").gauge().value())
                .isEqualTo(41.5);
        clock.advance(Duration.ofHours(1));
        assertThat(meters.get("fbads.quota.used.percent").tag("subject", account).gauge().value()).isZero();
    }

    private Instant at() {
        return clock.instant();
    }

    private void reports(QuotaGate gate, QuotaKind kind, double percent, Duration regain) {
        assertThat(pass(gate, usage(kind, percent, regain)).sent()).isTrue();
    }

    private void reports(QuotaGate gate, Caller by, QuotaKind kind, double percent) {
        assertThat(pass(gate, by, usage(kind, percent, Duration.ZERO)).sent()).isTrue();
    }

    private static Set<String> stoppedApps(SharedQuota of) {
        return of.stoppedApps().await().atMost(Timeouts.LONG);
    }

    private Duration waitOf(QuotaGate gate) {
        Instant before = clock.instant();
        pass(gate, Usage.UNKNOWN);
        return Duration.between(before, clock.instant());
    }

    private CallOutcome<String> pass(QuotaGate gate, Usage usage) {
        return pass(gate, caller, usage);
    }

    private CallOutcome<String> pass(QuotaGate gate, Caller by, Usage usage) {
        return gate.pass(by, Uni.createFrom().item(() -> {
            sent++;
            return CallOutcome.<String> sent(new GraphResult.Read<>("data"), usage);
        })).await().atMost(Timeouts.LONG);
    }

    private static Usage usage(QuotaKind kind, double percent, Duration regain) {
        return new Usage(Map.of(kind, percent), Optional.of(regain).filter(Duration::isPositive));
    }

    private SharedQuota quota() {
        return new SharedQuota(bench.replica(clock), new TestQuota(), Optional.of(TestQuota.APP_ID), clock, bench.alerts(),
                new QuotaMetrics(meters, new TestQuota(), clock));
    }

    private QuotaGate gate(SharedQuota of) {
        return new QuotaGate(of, clock, clock.pause(), meters);
    }
}
