package dev.fbads.simulator.graph;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;

/** Hands everything to Graph that is neither the simulator's own nor Quarkus'. */
@ApplicationScoped
class GraphRoutes {

    private static final String GRAPH = "/(?!q/|_simulator/|(?:v\\d+\\.\\d+/)?dialog/).*";

    private final GraphServer server;

    GraphRoutes(GraphServer server) {
        this.server = server;
    }

    void register(@Observes Router router) {
        router.routeWithRegex(GRAPH).handler(BodyHandler.create(false)).blockingHandler(server::serve, false);
    }
}
