package dev.fbads.local.launcher.chaos;

import dev.fbads.local.launcher.stack.StackException;

/** Kafka delivers every record of a job three times. */
public final class TripledRecords implements Fault {

    private static final int FURTHER_COPIES = 2;

    @Override
    public String name() {
        return "triple";
    }

    @Override
    public void strike(Scene scene) {
        try (var copier = RecordCopier.start(scene.stack().backing().kafka().bootstrapServers(), FURTHER_COPIES)) {
            scene.imports().begin();
            scene.imports().awaitEnd();
            if (copier.copied() == 0) {
                throw new StackException("no record of a job was seen, so none was delivered three times");
            }
        }
    }
}
