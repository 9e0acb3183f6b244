package dev.fbads.query.cache;

import java.util.concurrent.Executor;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Where a request came in: it goes on there, and not on the event loop of another that it waited for. */
final class CallerContext {

    private CallerContext() {
    }

    /** Of the request that calls this. */
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
