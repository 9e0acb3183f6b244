package dev.fbads.simulator.faults;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.simulator.control.ControlRoutes;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** {@code GET}, {@code POST} and {@code DELETE /_simulator/faults}. */
@ApplicationScoped
class FaultsRoute {

    private static final String PATH = "/_simulator/faults";

    private final FaultScript script;

    FaultsRoute(FaultScript script) {
        this.script = script;
    }

    void register(@Observes Router router) {
        ControlRoutes.answer(router, HttpMethod.GET, PATH, call -> list());
        ControlRoutes.answer(router, HttpMethod.POST, PATH,
                call -> new JsonObject().put("id", script.add(FaultReader.read(call.body()))));
        ControlRoutes.run(router, HttpMethod.DELETE, PATH, call -> script.clear());
    }

    private JsonObject list() {
        JsonArray faults = new JsonArray();
        script.states().forEach(state -> faults.add(new JsonObject()
                .put("id", state.id())
                .put("kind", state.rule().kind())
                .put("hits", state.hits())
                .put("remaining", state.rule().times() - state.hits())));
        return new JsonObject().put("faults", faults);
    }
}
