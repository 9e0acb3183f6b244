package dev.fbads.sync.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import dev.fbads.bench.InsightLines;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.sync.plan.FetchRange;

class InsightLinesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @Test
    void theServiceAcceptsEveryLine() throws Exception {
        var mapper = new AdRowMapper(new FetchRange(BreakdownSet.NONE, Granularity.DAY, new Period(DAY, DAY)));

        for (byte[] line : InsightLines.of(DAY, 50)) {
            assertThat(mapper.map(line)).isInstanceOf(MappedRow.Accepted.class);
        }
    }
}
