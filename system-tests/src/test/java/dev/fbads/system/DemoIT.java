package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.demo.Demo;
import dev.fbads.local.launcher.demo.DemoPeriod;
import dev.fbads.local.launcher.demo.Screen;
import dev.fbads.local.launcher.stack.Stack;

/** {@code ./fbads demo}, as it runs in a terminal. */
@ExtendWith(RunningSuite.class)
class DemoIT {

    private static final DemoPeriod PERIOD = new DemoPeriod(Dates.YESTERDAY.minusDays(49), Dates.YESTERDAY.minusDays(30));

    @Test
    void theDemoShowsCampaignsAndASecondRunImportsNothing(Stack stack) {
        String account = TestAccounts.with(60).create(stack);

        String first = run(stack, account);
        String second = run(stack, account);

        assertThat(first).contains(account, "100 %", "imported in", "total").doesNotContain("incomplete");
        assertThat(second).contains("already stored", "total").doesNotContain("imported in");
    }

    private static String run(Stack stack, String account) {
        StringWriter text = new StringWriter();
        new Demo(stack.url(), stack.backing().oidc().issuer(), new Screen(new PrintWriter(text, true), false),
                Duration.ofMinutes(2)).run("responsable", account, PERIOD);
        return text.toString();
    }
}
