package dev.fbads.local.launcher.cli;

import java.io.PrintWriter;

import dev.fbads.local.launcher.state.RunningStack;

/** The addresses of a running stack, for a person. */
final class Report {

    private Report() {
    }

    static void addresses(PrintWriter out, RunningStack stack) {
        out.println("  API                  " + stack.edge() + "/api/facebook");
        out.println("  WebSocket            " + stack.edge().replaceFirst("^http", "ws") + "/ws/facebook");
        stack.processes().forEach((name, child) -> out.printf("  %-20s %s%n", name, child.url()));
        out.println("  OIDC                 " + stack.oidc());
        out.println("  PostgreSQL           " + stack.database());
        out.println("  Kafka                " + stack.kafka());
        out.println("  Redis                " + stack.redis());
        out.flush();
    }
}
