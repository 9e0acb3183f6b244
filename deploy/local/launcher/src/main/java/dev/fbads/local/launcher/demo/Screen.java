package dev.fbads.local.launcher.demo;

import java.io.PrintWriter;

/** Where the demo draws. On a terminal the live line is redrawn in place; elsewhere each change is a line. */
public final class Screen {

    private final PrintWriter out;
    private final boolean terminal;
    private String live = "";

    public Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public void print(String line) {
        endLive();
        out.println(line);
        out.flush();
    }

    /** Replaces the live line. */
    public void live(String line) {
        if (line.equals(live)) {
            return;
        }
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, live.length() - line.length())));
        } else {
            out.println(line);
        }
        live = line;
        out.flush();
    }

    private void endLive() {
        if (terminal && !live.isEmpty()) {
            out.println();
        }
        live = "";
    }
}
