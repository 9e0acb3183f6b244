package dev.fbads.query.cache;

import java.util.concurrent.Executor;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The event loop of a request. A request that waited for another continues there, not on the loop of the other. */
final class CallerContext {

    private CallerContext() {
    }

    /** The executor of the current request. */
    static Executor executor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> run(context, work);
    }

    private static void run(Context context, Runnable work) {
        if (Vertx.currentContext() == context) {
            work.run();
        } else {
            context.runOnContext(ignored -> work.run());
        }
    }
}
