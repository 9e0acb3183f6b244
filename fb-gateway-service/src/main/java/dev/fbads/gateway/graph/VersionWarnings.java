package dev.fbads.gateway.graph;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Logs once per version that Meta no longer serves it: {@code X-Ad-Api-Version-Warning} marks responses of a newer version
 * (Marketing API, "Versioning").
 */
final class VersionWarnings {

    static final String HEADER = "X-Ad-Api-Version-Warning";

    private static final Logger LOG = Logger.getLogger(VersionWarnings.class);

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    void note(String version, @Nullable String warning) {
        if (warning != null && warned.add(version)) {
            LOG.warnf("Meta warns about version %s, set fbads.graph.version: %s", version, warning);
        }
    }
}
