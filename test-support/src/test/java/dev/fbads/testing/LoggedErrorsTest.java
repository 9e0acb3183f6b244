package dev.fbads.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;

class LoggedErrorsTest {

    private static final Logger SERVICE = Logger.getLogger("dev.fbads.testing.LoggedErrorsTest");
    private static final Logger NETTY = Logger.getLogger("io.netty.channel.Test");
    private static final Logger DRIVER = Logger.getLogger("io.vertx.sqlclient.Test");

    @Test
    void collectsErrorsOfAllAndWarningsOfNettyAndTheDriver() {
        try (LoggedErrors errors = LoggedErrors.listen()) {
            logEverything();

            assertThat(errors.found()).containsExactly(
                    "SEVERE dev.fbads.testing.LoggedErrorsTest: an error java.lang.IllegalStateException: cause",
                    "WARNING io.netty.channel.Test: a warning null", "WARNING io.vertx.sqlclient.Test: a warning null");
        }
    }

    @Test
    void collectsWarningsAndErrorsOfNamedLoggersOnly() {
        try (LoggedErrors warnings = LoggedErrors.warningsOf("dev.fbads.testing.", "io.netty.")) {
            logEverything();

            assertThat(warnings.found()).containsExactly("WARNING dev.fbads.testing.LoggedErrorsTest: a warning null",
                    "SEVERE dev.fbads.testing.LoggedErrorsTest: an error java.lang.IllegalStateException: cause",
                    "WARNING io.netty.channel.Test: a warning null");
        }
    }

    @Test
    void collectsNothingAfterItWasClosed() {
        LoggedErrors errors = LoggedErrors.listen();
        errors.close();

        logEverything();

        assertThat(errors.found()).isEmpty();
    }

    private static void logEverything() {
        SERVICE.info("information");
        SERVICE.warning("a warning");
        SERVICE.log(Level.SEVERE, "an error", new IllegalStateException("cause"));
        NETTY.info("information");
        NETTY.warning("a warning");
        DRIVER.warning("a warning");
    }
}
