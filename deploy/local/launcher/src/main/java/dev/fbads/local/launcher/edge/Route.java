package dev.fbads.local.launcher.edge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which public paths belong to which service. Anything else, {@code /internal} and {@code /q} above all, has no route. */
public enum Route {
    SYNC("/api/facebook/sync", "/api/facebook/status", "/api/facebook/imports", "/api/facebook/settings"),
    QUERY("/api/facebook/data", "/api/facebook/accounts", "/api/facebook/health", "/api/facebook/metrics"),
    GATEWAY("/api/facebook/connect", "/webhooks/facebook"),
    NOTIFIER("/ws/facebook");

    private final List<String> prefixes;

    Route(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /**
     * The route of a path as it stands in the request line, undecoded. A path that a service could read in another way
     * than the edge does (dot segments, encoded slashes) has none.
     */
    public static Optional<Route> of(String path) {
        if (ambiguous(path)) {
            return Optional.empty();
        }
        return Arrays.stream(values()).filter(route -> route.prefixes.stream()
                .anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))).findFirst();
    }

    private static boolean ambiguous(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        return lower.contains("/.") || lower.contains("//") || lower.contains("\\") || lower.contains("%2e")
                || lower.contains("%2f") || lower.contains("%5c") || lower.contains(";");
    }
}
