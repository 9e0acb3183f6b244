package dev.fbads.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fbads.local.launcher.stack.StackException;

class LoadReportTest {

    /** As in the report of Gatling 3.14. */
    private static final String ROW = """
            <tr data-parent="ROOT"><td class="total col-1"><a href="x"><span id="y" class="ellipsed-name">%s</span></a>
            <span class="value" style="display:none;">0</span></td>
            <td class="value total col-2">%d</td><td class="value ok col-3">98</td><td class="value ko col-4">%s</td>
            <td class="value ko col-5">0</td><td class="value total col-6">4.41</td><td class="value total col-7">2</td>
            <td class="value total col-8">3</td><td class="value total col-9">4</td><td class="value total col-10">%d</td>
            <td class="value total col-11">90</td></tr>
            """;

    private static final LoadReport REPORT = LoadReport.parse("<table><tr ><td class=\"value total col-2\">300</td></tr>"
            + ROW.formatted("baseline", 100, "-", 8) + ROW.formatted("warm-up", 100, "-", 50)
            + ROW.formatted("ads, 50 shown", 100, "2", 24) + "</table>");

    @Test
    void readsCountsFailuresAndPercentiles() {
        assertThat(REPORT.lines()).containsExactly(new LoadReport.Line("baseline", 100, 0, 3, 8),
                new LoadReport.Line("warm-up", 100, 0, 3, 50), new LoadReport.Line("ads, 50 shown", 100, 2, 3, 24));
    }

    @Test
    void printsTheRatioToTheBaselineAndLeavesTheWarmUpOut() {
        List<String> printed = new ArrayList<>();

        REPORT.print(printed::add);

        assertThat(printed).hasSize(3);
        assertThat(printed.get(2)).startsWith("ads, 50 shown").endsWith("3.0");
        assertThat(printed).noneMatch(line -> line.startsWith("warm-up"));
    }

    @Test
    void aPageWithoutTheTableIsRefused() {
        assertThatThrownBy(() -> LoadReport.parse("<html></html>")).isInstanceOf(StackException.class);
    }
}
