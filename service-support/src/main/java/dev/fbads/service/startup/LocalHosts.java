package dev.fbads.service.startup;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The names of this machine in an address. */
public final class LocalHosts {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private LocalHosts() {
    }

    /** Whether the host of an address is this machine; false where the address names none. */
    public static boolean contains(@Nullable String host) {
        return host != null && NAMES.contains(host);
    }
}
