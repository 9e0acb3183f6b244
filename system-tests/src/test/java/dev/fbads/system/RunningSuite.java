package dev.fbads.system;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackConfig;
import dev.fbads.testing.TestClock;

/**
 * Gives tests one stack for the whole run, because starting it takes half a minute. Its clock starts at {@link TestClock#NOW}.
 * Each test creates the ad accounts that it needs with {@link TestAccounts}, and must not rely on the stack being empty. When
 * the run ends, everything that all tests left behind is searched for secrets.
 */
public final class RunningSuite implements ParameterResolver {

    private static final String KEY = "stack";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(RunningSuite.class))
                .computeIfAbsent(KEY, key -> new Closeable(Stack.start(config())), Closeable.class).stack();
    }

    /** A stack of its own, for a test at another time or with other settings. */
    public static StackConfig ownStack() {
        return StackConfig.temporary(Path.of(System.getProperty("fbads.checkout")).toAbsolutePath().normalize())
                // Only a start that hangs is a failure, not one on a busy machine.
                .withPatience(Client.PATIENCE)
                // Tests count calls; the nightly restatement would add some.
                .withEnvironment("FBADS_RESTATEMENT_ENABLED", "false");
    }

    private static StackConfig config() {
        return ownStack()
                .withClock(TestClock.NOW)
                // A killed worker's job is taken back sooner than in production, and a worker on a busy machine keeps its own.
                .withEnvironment("FBADS_JOBS_LEASE", "15s")
                .withEnvironment("FBADS_JOBS_LEASE_EXPIRY_BACKOFF", "1s")
                .withEnvironment("FBADS_JOBS_UNCLAIMED", "15s")
                .withEnvironment("FBADS_JOBS_SWEEP", "1s")
                // One user of the tests asks for more than people do; the limits have tests of their own.
                .withEnvironment("FBADS_RATELIMIT_CALLS_PER_MINUTE", "600000")
                .withEnvironment("FBADS_RATELIMIT_CONCURRENT", "50");
    }

    /** JUnit closes it at the end of the run; a failure here fails the build. */
    private record Closeable(Stack stack) implements AutoCloseable {

        @Override
        public void close() throws IOException, SQLException {
            try (stack) {
                Secrets.of(stack).assertNoneLeft(stack);
            }
        }
    }
}
