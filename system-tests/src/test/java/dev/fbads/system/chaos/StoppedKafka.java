package dev.fbads.system.chaos;

import java.time.Duration;

/** Stops the broker for a time. Running jobs continue, because the database holds their state. */
public record StoppedKafka(Duration length) implements Scenario {

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void run(ScenarioContext context) {
        var kafka = context.stack().backing().kafka();
        context.imports().ensureRunning();
        kafka.stop();
        context.pause(length);
        kafka.start();
    }
}
