package dev.fbads.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.testing.TestClock;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class QuotaRulesTest {

    private static final Instant NOW = TestClock.NOW;
    private static final QuotaSubject APP = QuotaSubject.app(Optional.of("4711"));
    private static final QuotaSubject ACCOUNT = new QuotaSubject("act_1");

    private final QuotaRules rules = new QuotaRules(new TestQuota());

    @Property
    void theDelayGrowsWithTheUse(@ForAll @DoubleRange(min = 0, max = 94.9) double low,
            @ForAll @DoubleRange(min = 0, max = 94.9) double high) {
        Duration less = delay(Math.min(low, high));
        Duration more = delay(Math.max(low, high));

        assertThat(less).isLessThanOrEqualTo(more).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(less.isZero() || Math.min(low, high) > 75).isTrue();
    }

    @Example
    void halfWayBetweenSlowAndStopIsHalfTheDelay() {
        assertThat(delay(75)).isZero();
        assertThat(delay(85)).isEqualTo(Duration.ofSeconds(5));
    }

    @Example
    void aFigureExpiresAfterAnHour() {
        QuotaState old = new QuotaState(Map.of(QuotaKind.ACCOUNT, new UsageFigure(94, NOW.minus(Duration.ofHours(1)))),
                Instant.EPOCH);

        assertThat(rules.pace(old, NOW)).isEqualTo(CallPace.NOW);
    }

    @Property
    void fromTheStopOnCallsAreRefusedUntilTheRegainTime(@ForAll @DoubleRange(min = 95, max = 300) double percent) {
        QuotaState reported = rules.reported(ACCOUNT, read(QuotaKind.BUSINESS_USE_CASE, percent, Duration.ofMinutes(12)), NOW);

        assertThat(rules.pace(reported, NOW)).isEqualTo(new CallPace.Stopped(NOW.plus(Duration.ofMinutes(12))));
        assertThat(rules.pace(reported, NOW.plus(Duration.ofMinutes(12)))).isInstanceOf(CallPace.After.class);
    }

    @Example
    void aResetTimeBelowTheThresholdStopsNothing() {
        QuotaState reported = rules.reported(ACCOUNT, read(QuotaKind.ACCOUNT, 9.67, Duration.ofSeconds(100)), NOW);

        assertThat(rules.pace(reported, NOW)).isEqualTo(CallPace.NOW);
    }

    @Example
    void figuresOfTheAppStopTheAppAndThoseOfAnAccountTheAccount() {
        CallOutcome<String> app = read(QuotaKind.INSIGHTS_APP, 99, Duration.ofMinutes(12));

        assertThat(rules.reported(APP, app, NOW).stoppedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(rules.reported(ACCOUNT, app, NOW)).isEqualTo(QuotaState.UNKNOWN);
    }

    @Example
    void anErrorAboutALimitStopsWhatItIsAbout() {
        assertThat(stopped(ACCOUNT, 80000)).isEqualTo(NOW.plusSeconds(60));
        assertThat(stopped(APP, 80000)).isEqualTo(Instant.EPOCH);
        assertThat(stopped(ACCOUNT, 4)).isEqualTo(Instant.EPOCH);
        assertThat(stopped(APP, 4)).isEqualTo(NOW.plusSeconds(60));
    }

    @Example
    void suspectedAbuseStopsTheAccountAndNoOther() {
        CallOutcome<String> abuse = CallOutcome.sent(new GraphResult.Failed<>(
                new GraphFailure.AbuseSuspected(new GraphCode(368, null), Duration.ofHours(1))), Usage.UNKNOWN);

        assertThat(rules.reported(ACCOUNT, abuse, NOW).stoppedUntil()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(rules.reported(APP, abuse, NOW)).isEqualTo(QuotaState.UNKNOWN);
    }

    private Instant stopped(QuotaSubject subject, int code) {
        GraphResult<String> failed = new GraphResult.Failed<>(
                new GraphFailure.Throttled(new GraphCode(code, null), Duration.ofSeconds(60)));
        return rules.reported(subject, CallOutcome.sent(failed, Usage.UNKNOWN), NOW).stoppedUntil();
    }

    private Duration delay(double percent) {
        QuotaState reported = rules.reported(ACCOUNT, read(QuotaKind.ACCOUNT, percent, Duration.ZERO), NOW);
        return ((CallPace.After) rules.pace(reported, NOW)).delay();
    }

    private static CallOutcome<String> read(QuotaKind kind, double percent, Duration regain) {
        return CallOutcome.sent(new GraphResult.Read<>("data"),
                new Usage(Map.of(kind, percent), Optional.of(regain).filter(Duration::isPositive)));
    }
}
