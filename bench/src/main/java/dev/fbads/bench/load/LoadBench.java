package dev.fbads.bench.load;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;
import io.gatling.javaapi.core.Simulation;

/** Runs the simulations against a stack that has nothing else to do. */
public final class LoadBench {

    /** When the clock of the services starts: after the last stored day. */
    public static final Instant NOW = Instant.parse("2026-11-21T16:00:00Z");

    private static final String QUERY = "query-service";
    private static final String NOTIFIER = "notifier-service";
    private static final List<String> SERVICES = List.of(NOTIFIER, "sync-service", QUERY, "fb-gateway-service",
            "graph-simulator");
    private static final int EVENTS_PER_SECOND = 50;

    private final Stack stack;
    private final Consumer<String> out;
    private final Path reports;

    /** @param reports where the HTML reports go */
    public LoadBench(Stack stack, Consumer<String> out, Path reports) {
        this.stack = stack;
        this.out = out;
        this.reports = reports;
    }

    /** Reads of every level from one caller; returns whether the goals are met. */
    public boolean reads(double rate, int seconds, int warmUpSeconds) {
        storeAccount();
        return run("reads", QUERY, ReadsSimulation.class, List.of(stack.token("client")), rate, seconds, warmUpSeconds);
    }

    /** Campaigns from sixteen callers; returns whether the rate is sustained. */
    public boolean campaigns(double rate, int seconds, int warmUpSeconds) {
        storeAccount();
        return run("campaigns", QUERY, CampaignsSimulation.class, Callers.create(stack), rate, seconds, warmUpSeconds);
    }

    /** WebSocket clients of sixteen callers; returns whether every event arrives in time. */
    public boolean events(double rate, int seconds, int warmUpSeconds) {
        var callers = Callers.create(stack);
        try (var publisher = EventPublisher.start(stack.backing().kafka().bootstrapServers(), EVENTS_PER_SECOND,
                Clock.systemUTC())) {
            boolean met = run("events", NOTIFIER, EventsSimulation.class, callers, rate, seconds, warmUpSeconds);
            out.accept("%,d events published".formatted(publisher.published()));
            return met;
        }
    }

    private void storeAccount() {
        try {
            out.accept("%s: %,d roll-up rows".formatted(LoadAccount.ID, new LoadAccount(stack.backing().postgres()).store()));
        } catch (SQLException e) {
            throw new StackException("the account cannot be stored: " + e.getMessage(), e);
        }
    }

    private boolean run(String name, String service, Class<? extends Simulation> simulation, List<String> tokens, double rate,
            int seconds, int warmUpSeconds) {
        SERVICES.stream().filter(other -> !other.equals(service)).forEach(other -> stack.process(other).stop());
        out.accept("%s: %.0f/s for %d s after %d s of warm-up, %d callers, open model".formatted(name, rate, seconds,
                warmUpSeconds, tokens.size()));
        var result = GatlingRun.of(simulation, new LoadSettings(stack.url(service), tokens, rate, seconds, warmUpSeconds),
                reports);
        LoadReport.read(result.report()).print(out);
        out.accept("goals: %s; report: %s".formatted(result.met() ? "met" : "missed", result.report().resolve("index.html")));
        return result.met();
    }
}
