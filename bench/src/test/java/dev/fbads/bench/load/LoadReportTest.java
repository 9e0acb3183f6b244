package dev.fbads.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

class LoadReportTest {

    private static final String REQUEST = """
            "%1$s": {"type": "REQUEST", "name": "%1$s", "stats": {"name": "%1$s",
              "numberOfRequests": {"total": 100, "ok": %2$d, "ko": %3$d}, "percentiles1": {"total": 3}, "percentiles2": {"total": 4},
              "percentiles3": {"total": %4$d}, "percentiles4": {"total": 90}}}""";

    @Test
    void readsCountsFailuresAndPercentiles() throws Exception {
        assertThat(report().lines()).contains(new LoadReport.Line("campaigns", 100, 2, 3, 24));
    }

    @Test
    void printsTheRatioToTheBaselineAndLeavesTheWarmUpOut() throws Exception {
        List<String> printed = new ArrayList<>();

        report().print(printed::add);

        assertThat(printed).hasSize(3);
        assertThat(printed.get(2)).startsWith("campaigns").endsWith("3.0");
        assertThat(printed).noneMatch(line -> line.startsWith("warm-up"));
    }

    private static LoadReport report() throws Exception {
        return LoadReport.of(new ObjectMapper().readTree("{\"contents\": {%s, %s, %s}}".formatted(
                REQUEST.formatted("baseline", 100, 0, 8), REQUEST.formatted("warm-up", 100, 0, 50),
                REQUEST.formatted("campaigns", 98, 2, 24))));
    }
}
