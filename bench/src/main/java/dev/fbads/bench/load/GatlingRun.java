package dev.fbads.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.fbads.local.backing.process.Folders;
import dev.fbads.local.launcher.stack.StackException;
import io.gatling.app.Gatling;
import io.gatling.javaapi.core.Simulation;

/** Runs a simulation in a JVM of its own, because Gatling ends the JVM that runs it. */
final class GatlingRun {

    private static final int MET = 0;
    private static final int ASSERTION_FAILED = 2;

    private GatlingRun() {
    }

    /**
     * What a run left.
     *
     * @param report folder of the HTML report
     * @param met whether every assertion holds
     */
    record Result(Path report, boolean met) {
    }

    /** @throws StackException when the simulation itself fails */
    static Result of(Class<? extends Simulation> simulation, LoadSettings settings, Path reports) {
        Path results = Folders.create(reports.resolve(simulation.getSimpleName()));
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Gatling.class.getName(), "--simulation",
                simulation.getName(), "--results-folder", results.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(results.resolve("gatling.log").toFile());
        builder.environment().putAll(settings.variables());
        int code = run(builder);
        if (code != MET && code != ASSERTION_FAILED) {
            throw new StackException("Gatling ended with %d; the end of its output:%n%s".formatted(code,
                    Folders.tail(results.resolve("gatling.log"), 30)));
        }
        return new Result(newest(results), code == MET);
    }

    private static int run(ProcessBuilder builder) {
        try {
            var process = builder.start();
            try {
                return process.waitFor();
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new StackException("Gatling cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted during a simulation", e);
        }
    }

    /** Gatling names the folder of a run by its time. */
    private static Path newest(Path results) {
        try (var folders = Files.list(results)) {
            return folders.filter(Files::isDirectory).sorted().reduce((earlier, later) -> later)
                    .orElseThrow(() -> new StackException("Gatling wrote no report to " + results));
        } catch (IOException e) {
            throw new StackException("the reports cannot be listed: " + e.getMessage(), e);
        }
    }
}
