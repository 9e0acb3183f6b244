package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.stack.Stack;

/** How many HTTP calls a month of a large account costs, as Meta counts them. */
@ExtendWith(RunningSuite.class)
class GatewayCallsIT {

    private static final LocalDate UNTIL = Dates.YESTERDAY.minusDays(2);
    private static final LocalDate SINCE = UNTIL.minusDays(29);

    @Test
    void fiveHundredAdsAndThirtyDaysAreTwelveCalls(Stack stack) {
        String account = TestAccounts.with(500).create(stack);
        Control control = new Control(stack);
        try (GatewayUnderTest gateway = GatewayUnderTest.start(stack, 1, Map.of())) {
            control.delete("calls");

            GatewayUnderTest.InsightsLines lines = gateway
                    .insights(new GatewayUnderTest.Question("superadmin", account, SINCE, UNTIL));

            assertThat(control.fetching()).hasSizeBetween(2, 12);
            assertThat(lines.complete()).as("%s", lines.last()).isTrue();
            assertThat(lines.rows()).as("rows of hundreds of ads and thirty days").hasSizeGreaterThan(5_000);
            assertThat(lines.last().path("done").path("calls_made").asInt()).isLessThanOrEqualTo(12);
        }
    }
}
