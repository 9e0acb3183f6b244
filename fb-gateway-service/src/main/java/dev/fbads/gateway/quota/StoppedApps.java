package dev.fbads.gateway.quota;

import java.util.Set;

import io.smallrye.mutiny.Uni;

/** Which apps have used up their quota. */
@FunctionalInterface
public interface StoppedApps {

    /** Stands for the app of tokens that nobody knows the app of, where none is configured either. */
    String UNKNOWN = "";

    /** The ids of apps whose tokens are of no use just now, in every replica. Never fails. */
    Uni<Set<String>> stoppedApps();
}
