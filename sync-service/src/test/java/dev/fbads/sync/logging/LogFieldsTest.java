package dev.fbads.sync.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.plan.FetchRange;

class LogFieldsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
    private static final ClaimedJob JOB = new ClaimedJob(new UUID(0, 1), new UUID(0, 2), 7, new AccountId("act_1"), "anna",
            Role.CLIENT, new FetchRange(BreakdownSet.NONE, Granularity.DAY, new Period(DAY, DAY)), 0);

    @Test
    void aLineCarriesItsFieldsAndTheNextOneDoesNot() {
        Map<String, Object> during = new HashMap<>();

        LogFields.of(JOB).during(() -> during.putAll(MDC.getMap()));

        assertThat(during).containsEntry("compteId", "7").containsEntry("accountId", "act_1").containsEntry("userId", "anna")
                .containsEntry("jobId", new UUID(0, 1).toString()).containsEntry("traceId", JOB.traceId().toString())
                .doesNotContainKey("graphCode");
        assertThat(MDC.get("compteId")).isNull();
    }

    @Test
    void metasCodeIsAFieldIfThereIsOne() {
        Map<String, Object> during = new HashMap<>();

        LogFields.of(JOB).withGraphCode(17).withGraphCode(null).during(() -> during.putAll(MDC.getMap()));

        assertThat(during).containsEntry("graphCode", "17").containsEntry("accountId", "act_1");
        assertThat(MDC.get("graphCode")).isNull();
    }

    @Test
    void fieldsAreRemovedEvenIfLoggingFails() {
        assertThatThrownBy(() -> LogFields.of(JOB).during(() -> {
            throw new IllegalStateException("no disk");
        })).hasMessage("no disk");

        assertThat(MDC.get("jobId")).isNull();
    }
}
