package dev.fbads.notifier.history;

/** A configuration for tests. */
public record HistoryLimits(int eventsPerCompte, int comptes, int events) implements HistoryConfig {
}
