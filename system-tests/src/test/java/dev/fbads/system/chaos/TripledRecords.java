package dev.fbads.system.chaos;

import dev.fbads.local.launcher.stack.StackException;

/** Delivers every job record three times. */
public final class TripledRecords implements Scenario {

    private static final int FURTHER_COPIES = 2;

    @Override
    public String name() {
        return "triple";
    }

    @Override
    public void run(ScenarioContext context) {
        try (var copier = RecordCopier.start(context.stack().backing().kafka().bootstrapServers(), FURTHER_COPIES)) {
            context.imports().begin();
            context.imports().awaitEnd();
            if (copier.copied() == 0) {
                throw new StackException("no job record was seen, so none was delivered three times");
            }
        }
    }
}
