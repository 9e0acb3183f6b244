package dev.fbads.local.backing.process;

import java.io.IOException;

import dev.fbads.local.backing.BackingException;

/** How a process is asked to end. */
public enum Signal {
    /** The usual request. */
    TERM,
    /** What PostgreSQL takes as "do not wait for the clients". */
    INT,
    /** No request: it is gone. */
    KILL;

    /** Sends it; a process that is gone already is fine. */
    public void send(long pid) {
        try {
            new ProcessBuilder("kill", "-s", name(), Long.toString(pid)).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new BackingException("cannot send a signal to process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while ending process " + pid, e);
        }
    }
}
