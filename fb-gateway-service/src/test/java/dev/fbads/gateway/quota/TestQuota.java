package dev.fbads.gateway.quota;

import java.time.Duration;

/** The specified values. */
record TestQuota() implements QuotaConfig {

    static final String APP_ID = "4711";

    @Override
    public boolean enforced() {
        return true;
    }

    @Override
    public double slowFrom() {
        return 75;
    }

    @Override
    public double alertFrom() {
        return 90;
    }

    @Override
    public double stopFrom() {
        return 95;
    }

    @Override
    public Duration maxDelay() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration stop() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration validity() {
        return Duration.ofHours(1);
    }
}
