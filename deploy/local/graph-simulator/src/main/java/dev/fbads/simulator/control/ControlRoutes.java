package dev.fbads.simulator.control;

import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Registers the simulator's own endpoints: JSON in, JSON out, 400 with a reason for what is not understood. */
public final class ControlRoutes {

    private ControlRoutes() {
    }

    /** An endpoint that answers 200 with an object. */
    public static void answer(Router router, HttpMethod method, String path, Function<ControlCall, JsonObject> action) {
        register(router, method, path, (context, call) -> context.json(action.apply(call)));
    }

    /** An endpoint that answers 204. */
    public static void run(Router router, HttpMethod method, String path, Consumer<ControlCall> action) {
        register(router, method, path, (context, call) -> {
            action.accept(call);
            context.response().setStatusCode(204).end();
        });
    }

    private static void register(Router router, HttpMethod method, String path, Endpoint endpoint) {
        router.route(method, path).handler(BodyHandler.create(false)).blockingHandler(context -> {
            try {
                endpoint.serve(context, new ControlCall(body(context), context.pathParams()));
            } catch (NoSuchElementException absent) {
                fail(context, 404, absent);
            } catch (IllegalArgumentException | ClassCastException | DateTimeException | DecodeException misunderstood) {
                fail(context, 400, misunderstood);
            }
        }, false);
    }

    private static ControlBody body(RoutingContext context) {
        String text = context.body().asString();
        return new ControlBody(text == null || text.isBlank() ? new JsonObject() : new JsonObject(text));
    }

    private static void fail(RoutingContext context, int status, RuntimeException cause) {
        context.response().setStatusCode(status);
        context.json(new JsonObject().put("error", String.valueOf(cause.getMessage())));
    }

    @FunctionalInterface
    private interface Endpoint {

        void serve(RoutingContext context, ControlCall call);
    }
}
