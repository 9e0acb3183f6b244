package dev.fbads.local.launcher.chaos;

import java.time.Duration;

/** The gateway is away for a while. */
public record StoppedGateway(Duration length) implements Fault {

    private static final Duration LATEST = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public void strike(Scene scene) {
        var gateway = scene.stack().process("fb-gateway-service");
        scene.imports().keepUnderWay();
        scene.pause(Duration.ZERO, LATEST);
        scene.strikes().during(() -> {
            gateway.stop();
            scene.pause(length);
            gateway.start();
        });
    }
}
