package dev.fbads.system;

import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackConfig;

/** Gives tests one stack for the whole run: it is the expensive thing. A test must not rely on its being empty. */
final class RunningSuite implements ParameterResolver {

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

    private static StackConfig config() {
        return StackConfig.temporary(Path.of(System.getProperty("fbads.checkout")).toAbsolutePath().normalize())
                // A killed worker's job is taken back in seconds, so that a test need not wait for half a minute.
                .withEnvironment("FBADS_JOBS_LEASE", "4s")
                .withEnvironment("FBADS_JOBS_UNCLAIMED", "5s")
                .withEnvironment("FBADS_JOBS_SWEEP", "1s")
                // Tests count calls; at night there would be more of them.
                .withEnvironment("FBADS_RESTATEMENT_ENABLED", "false")
                // One user of the tests asks for more than people do; the limits have tests of their own.
                .withEnvironment("FBADS_RATELIMIT_CALLS_PER_MINUTE", "600000")
                .withEnvironment("FBADS_RATELIMIT_CONCURRENT", "50");
    }

    /** JUnit closes it at the end of the run. */
    private record Closeable(Stack stack) implements AutoCloseable {
        @Override
        public void close() {
            stack.close();
        }
    }
}
