package dev.fbads.gateway.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Configures the URL of a {@link FakeGraph}, and injects it. */
public class FakeGraphResource implements QuarkusTestResourceLifecycleManager {

    private FakeGraph graph;

    @Override
    public Map<String, String> start() {
        graph = new FakeGraph();
        return Map.of("fbads.graph.url", graph.url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(graph, field -> field.getType() == FakeGraph.class);
    }

    @Override
    public void stop() {
        if (graph != null) {
            graph.close();
        }
    }
}
