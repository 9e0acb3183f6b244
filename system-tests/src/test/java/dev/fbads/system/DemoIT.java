package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.demo.Demo;
import dev.fbads.local.launcher.demo.DemoPeriod;
import dev.fbads.local.launcher.demo.Screen;
import dev.fbads.local.launcher.stack.Stack;

/** {@code ./fbads demo}, as it runs in a terminal. */
@ExtendWith(RunningSuite.class)
class DemoIT {

    /** Days that no other test asks for. */
    private static final DemoPeriod PERIOD = new DemoPeriod(LocalDate.now(ZoneOffset.UTC).minusDays(420),
            LocalDate.now(ZoneOffset.UTC).minusDays(401));

    @Test
    void theDemoShowsCampaignsAndASecondRunImportsNothing(Stack stack) {
        String first = run(stack);
        String second = run(stack);

        assertThat(first).contains("act_900100300", "100 %", "imported in", "total").doesNotContain("incomplete");
        assertThat(second).contains("already stored", "total").doesNotContain("imported in");
    }

    private static String run(Stack stack) {
        StringWriter text = new StringWriter();
        new Demo(stack.url(), stack.backing().oidc().issuer(), new Screen(new PrintWriter(text, true), false),
                Duration.ofMinutes(2)).run("responsable", "act_900100300", PERIOD);
        return text.toString();
    }
}
