package dev.fbads.simulator.calls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** {@code GET} and {@code DELETE /_simulator/calls}. */
@ApplicationScoped
class CallsRoute {

    private static final String PATH = "/_simulator/calls";

    private final CallLog log;

    CallsRoute(CallLog log) {
        this.log = log;
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(context -> context.json(json(log.snapshot())));
        router.delete(PATH).handler(context -> {
            log.reset();
            context.response().setStatusCode(204).end();
        });
    }

    private static JsonObject json(CallLog.Snapshot snapshot) {
        JsonArray calls = new JsonArray();
        long sequence = snapshot.count() - snapshot.calls().size();
        for (RecordedCall call : snapshot.calls()) {
            calls.add(json(++sequence, call));
        }
        return new JsonObject().put("count", snapshot.count()).put("calls", calls);
    }

    private static JsonObject json(long sequence, RecordedCall call) {
        JsonObject json = new JsonObject()
                .put("seq", sequence)
                .put("method", call.method())
                .put("path", call.path())
                .put("account_id", call.notes().account());
        call.notes().insights().ifPresent(asked -> json
                .put("since", asked.since())
                .put("until", asked.until())
                .put("breakdowns", new JsonArray(asked.breakdowns())));
        return json
                .put("limit", call.limit())
                .put("after", call.after())
                .put("item", call.item())
                .put("status", call.status())
                .put("at", call.at().toString());
    }
}
