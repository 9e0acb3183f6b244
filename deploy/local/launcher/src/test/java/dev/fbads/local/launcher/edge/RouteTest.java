package dev.fbads.local.launcher.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

    @ParameterizedTest
    @CsvSource({ "/api/facebook/sync, SYNC", "/api/facebook/sync/42, SYNC", "/api/facebook/status/act_1, SYNC",
            "/api/facebook/imports, SYNC", "/api/facebook/settings, SYNC",
            "/api/facebook/data/campaigns/series, QUERY", "/api/facebook/accounts, QUERY",
            "/api/facebook/health, QUERY", "/api/facebook/metrics, QUERY", "/api/facebook/connect/callback, GATEWAY",
            "/webhooks/facebook, GATEWAY", "/ws/facebook, NOTIFIER" })
    void publicPathsHaveTheirService(String path, Route route) {
        assertThat(Route.of(path)).contains(route);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/internal/insights", "/q/health/ready", "/api/facebook/synchronous", "/api/facebook",
            "/api/facebook/data/../../../internal/accounts", "/api/facebook/data/%2e%2e/%2E%2E/q/metrics",
            "/api/facebook/data%2F..%2Fq", "/api/facebook//data", "/api/facebook/data/..;/internal" })
    void everythingElseHasNone(String path) {
        assertThat(Route.of(path)).isEmpty();
    }
}
