package dev.fbads.sync.shutdown;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;

/**
 * Blocks the thread that stops the process until a step of the shutdown is done, because the connections are closed after it.
 * This is no event loop, and the only class of the service that blocks.
 */
public final class ShutdownWait {

    private static final Logger LOG = Logger.getLogger(ShutdownWait.class);

    private ShutdownWait() {
    }

    /** Waits for the work up to the timeout. A failure and a timeout are logged, and the stop continues. */
    public static void await(String what, Duration timeout, Uni<?> work) {
        await(what, timeout, work.subscribeAsCompletionStage());
    }

    /** Waits for work that is already in progress. */
    public static void await(String what, Duration timeout, CompletionStage<?> work) {
        try {
            work.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOG.warnf("the stop was interrupted while waiting for %s", what);
        } catch (ExecutionException failed) {
            LOG.warnf(failed.getCause(), "%s failed during the stop", what);
        } catch (TimeoutException expired) {
            LOG.warnf("%s took longer than %s; the stop continues", what, timeout);
        }
    }
}
