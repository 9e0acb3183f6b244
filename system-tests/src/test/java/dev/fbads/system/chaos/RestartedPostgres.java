package dev.fbads.system.chaos;

import java.time.Duration;

/** Stops and starts the database: every connection breaks, also in the middle of a transaction. */
public record RestartedPostgres(Duration length) implements Scenario {

    private static final Duration LATEST = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public void run(ScenarioContext context) {
        var postgres = context.stack().backing().postgres();
        context.imports().ensureRunning();
        context.pause(Duration.ZERO, LATEST);
        context.interruptions().during(() -> {
            postgres.stop();
            context.pause(length);
            postgres.start();
        });
    }
}
