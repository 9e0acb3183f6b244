package dev.fbads.gateway.testing;

import java.time.Duration;

import dev.fbads.gateway.fetch.adsedge.AdsEdgeConfig;
import dev.fbads.gateway.fetch.report.ReportConfig;

/** The production values with shorter waits. */
public record TestFetchConfig(int rowsPerPage, long maxRows) implements AdsEdgeConfig, ReportConfig {

    public TestFetchConfig() {
        this(1500, 200_000);
    }

    @Override
    public int maxAdsPerPage() {
        return 500;
    }

    @Override
    public int maxRowsPerAd() {
        return 5000;
    }

    @Override
    public int rowsPerBatch() {
        return 5000;
    }

    @Override
    public int slicesPerReport() {
        return 31;
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration timeout() {
        return Duration.ofMinutes(2);
    }

    @Override
    public int resubmissions() {
        return 2;
    }
}
