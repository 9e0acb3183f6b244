package dev.fbads.system.chaos;

import java.time.Duration;

/** Stops the gateway for a time. */
public record StoppedGateway(Duration length) implements Scenario {

    private static final Duration LATEST = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public void run(ScenarioContext context) {
        var gateway = context.stack().process("fb-gateway-service");
        context.imports().ensureRunning();
        context.pause(Duration.ZERO, LATEST);
        context.interruptions().during(() -> {
            gateway.stop();
            context.pause(length);
            gateway.start();
        });
    }
}
