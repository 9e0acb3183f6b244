package dev.fbads.gateway.quota;

import java.util.Set;

import io.smallrye.mutiny.Uni;

/** The apps whose quota is exhausted. */
@FunctionalInterface
public interface StoppedApps {

    /** The app of tokens without a known app, where none is configured either. */
    String UNKNOWN = "";

    /** The ids of apps whose tokens cannot be used now, in every replica. Never fails. */
    Uni<Set<String>> stoppedApps();
}
