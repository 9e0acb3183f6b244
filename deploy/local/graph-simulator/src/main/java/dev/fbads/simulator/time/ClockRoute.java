package dev.fbads.simulator.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.simulator.control.ControlCall;
import dev.fbads.simulator.control.ControlRoutes;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** {@code GET}, {@code PUT} and {@code DELETE /_simulator/clock}. */
@ApplicationScoped
class ClockRoute {

    private static final String PATH = "/_simulator/clock";

    private final MovableClock clock;

    ClockRoute(MovableClock clock) {
        this.clock = clock;
    }

    void register(@Observes Router router) {
        ControlRoutes.answer(router, HttpMethod.GET, PATH, call -> now());
        ControlRoutes.answer(router, HttpMethod.PUT, PATH, this::move);
        ControlRoutes.run(router, HttpMethod.DELETE, PATH, call -> clock.reset());
    }

    private JsonObject move(ControlCall call) {
        call.body().only("instant", "advance", "stopped");
        call.body().flag("stopped").ifPresent(clock::stop);
        call.body().instant("instant").ifPresent(clock::moveTo);
        call.body().duration("advance").ifPresent(clock::advance);
        return now();
    }

    private JsonObject now() {
        return new JsonObject().put("instant", clock.instant().toString());
    }
}
