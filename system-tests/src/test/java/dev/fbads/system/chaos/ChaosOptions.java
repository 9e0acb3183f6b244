package dev.fbads.system.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code ./fbads chaos} passes as system properties.
 *
 * @param seed equal seeds give equal moments
 * @param kills how often the scenario {@code kill} kills the sync service
 * @param days length of one import
 * @param names of the scenarios to run; empty for all
 */
record ChaosOptions(long seed, int kills, int days, List<String> names) {

    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final int KILLS_WITH_DELAYED_COMMITS = 3;

    /** Absent or empty properties have the defaults of a full run. */
    static ChaosOptions fromSystemProperties() {
        return new ChaosOptions(Long.parseLong(property("seed", "1")), Integer.parseInt(property("kills", "30")),
                Integer.parseInt(property("days", "30")),
                Arrays.stream(property("scenarios", "").split(",")).filter(name -> !name.isBlank()).toList());
    }

    /** @throws IllegalArgumentException when a name is unknown */
    List<Scenario> scenarios() {
        List<Scenario> all = List.of(new KilledService(kills), new StoppedKafka(OUTAGE), new RestartedPostgres(Duration.ZERO),
                new StoppedGateway(OUTAGE), new TripledRecords(),
                new DelayedCommits(Math.min(kills, KILLS_WITH_DELAYED_COMMITS)),
                new TwoServices());
        var known = all.stream().map(Scenario::name).toList();
        var unknown = names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no scenario %s; there are %s".formatted(unknown, known));
        }
        return all.stream().filter(scenario -> names.isEmpty() || names.contains(scenario.name())).toList();
    }

    private static String property(String name, String absent) {
        var value = System.getProperty("fbads.chaos." + name, "").strip();
        return value.isEmpty() ? absent : value;
    }
}
