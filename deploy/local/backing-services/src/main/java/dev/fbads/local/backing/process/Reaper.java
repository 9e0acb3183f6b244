package dev.fbads.local.backing.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.fbads.local.backing.BackingException;

/**
 * Ends child processes when this JVM is gone, however it went: a shell holds the other end of a pipe, and when the pipe
 * breaks (even {@code kill -9} breaks it) the shell ends what was registered and deletes what was temporary.
 *
 * <p>
 * One per JVM. A process that was stopped in order is released, so a reused process id is never hit.
 */
public final class Reaper {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            list=' '
            temp=''
            while IFS= read -r line; do
                value=${line#?}
                case "$line" in
                    +*) list="$list$value " ;;
                    -*) list=$(printf '%s' "$list" | sed "s/ [A-Z]*:$value / /") ;;
                    t*) temp="$temp$value
            " ;;
                esac
            done
            alive() { for entry in $list; do kill -0 "${entry#*:}" 2>/dev/null && return 0; done; return 1; }
            for entry in $list; do kill -s "${entry%:*}" "${entry#*:}" 2>/dev/null; done
            tries=0
            while alive && [ $tries -lt 50 ]; do tries=$((tries + 1)); sleep 0.1; done
            for entry in $list; do kill -s KILL "${entry#*:}" 2>/dev/null; done
            printf '%s' "$temp" | while IFS= read -r dir; do rm -rf -- "$dir"; done
            """;

    private static final Reaper INSTANCE = new Reaper();

    private final BufferedWriter pipe;

    private Reaper() {
        try {
            var shell = new ProcessBuilder("sh", "-c", SCRIPT)
                    .directory(Path.of("/").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            pipe = new BufferedWriter(new OutputStreamWriter(shell.getOutputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BackingException("cannot start a shell to watch over child processes", e);
        }
    }

    /** From now on the process ends with this JVM; the signal is how it is asked first. */
    public static void watch(long pid, Signal signal) {
        INSTANCE.write("+" + signal.name() + ":" + pid);
    }

    /** The process has ended, or may live on. */
    public static void release(long pid) {
        INSTANCE.write("-" + pid);
    }

    /** The folder is deleted after this JVM and the watched processes are gone. */
    public static void deleteAtEnd(Path folder) {
        INSTANCE.write("t" + folder.toAbsolutePath());
    }

    private synchronized void write(String line) {
        try {
            pipe.write(line);
            pipe.newLine();
            pipe.flush();
        } catch (IOException e) {
            throw new BackingException("the shell that watches over child processes is gone", e);
        }
    }
}
