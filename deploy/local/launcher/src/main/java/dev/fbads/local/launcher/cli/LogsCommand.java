package dev.fbads.local.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import dev.fbads.local.backing.process.Folders;
import dev.fbads.local.launcher.stack.StackException;
import dev.fbads.local.launcher.state.StateDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the logs of one service or of all. */
@Command(name = "logs", description = "Show the logs.")
public final class LogsCommand implements Callable<Integer> {

    private static final int LINES = 100;
    private static final long POLL_MILLIS = 200;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "SERVICE", description = "One service; all when left out.")
    private @Nullable String service;

    @Option(names = { "-f", "--follow" }, description = "Go on until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var ends = new LinkedHashMap<Path, Long>();
        for (var log : logs(Checkout.state())) {
            ends.put(log, Files.size(log));
            print(out, log, Folders.tail(log, LINES));
        }
        while (follow) {
            Thread.sleep(POLL_MILLIS);
            for (var entry : ends.entrySet()) {
                entry.setValue(printNew(out, entry));
            }
        }
        return 0;
    }

    private List<Path> logs(StateDir state) throws IOException {
        if (service != null) {
            var log = state.logs().resolve(service + ".log");
            if (Files.notExists(log)) {
                throw new StackException("no log of '%s'; there are %s".formatted(service, names(state)));
            }
            return List.of(log);
        }
        try (var all = Files.list(state.logs())) {
            return all.filter(log -> log.toString().endsWith(".log")).sorted().toList();
        }
    }

    private static List<String> names(StateDir state) throws IOException {
        try (var all = Files.list(state.logs())) {
            return all.map(LogsCommand::name).sorted().toList();
        }
    }

    private static long printNew(PrintWriter out, Map.Entry<Path, Long> known) throws IOException {
        long size = Files.size(known.getKey());
        long from = Math.min(known.getValue(), size);
        if (size > from) {
            var bytes = new byte[(int) (size - from)];
            try (var file = new RandomAccessFile(known.getKey().toFile(), "r")) {
                file.seek(from);
                file.readFully(bytes);
            }
            print(out, known.getKey(), new String(bytes, StandardCharsets.UTF_8));
        }
        return size;
    }

    private static void print(PrintWriter out, Path log, String text) {
        text.lines().forEach(line -> out.println(name(log) + " | " + line));
        out.flush();
    }

    private static String name(Path log) {
        return log.getFileName().toString().replaceFirst("\\.log$", "");
    }
}
