package dev.fbads.sync.lifecycle;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;

/**
 * The one place that waits: the thread that stops the process, which is no event loop, must not go on before the work is done,
 * for the connections close behind it.
 */
public final class Stopping {

    private static final Logger LOG = Logger.getLogger(Stopping.class);

    private Stopping() {
    }

    /** Waits for the work, for no longer than that; a work that fails or lasts is logged, and the stop goes on. */
    public static void await(String what, Duration patience, Uni<?> work) {
        await(what, patience, work.subscribeAsCompletionStage());
    }

    /** Waits for work that is under way. */
    public static void await(String what, Duration patience, CompletionStage<?> work) {
        try {
            work.toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            LOG.warnf("the stop did not wait for the end of %s", what);
        } catch (ExecutionException failed) {
            LOG.warnf(failed.getCause(), "%s failed during the stop", what);
        } catch (TimeoutException late) {
            LOG.warnf("%s took longer than %s; the stop goes on", what, patience);
        }
    }
}
