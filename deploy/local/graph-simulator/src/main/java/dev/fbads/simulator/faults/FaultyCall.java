package dev.fbads.simulator.faults;

/**
 * What a script can tell calls apart by.
 *
 * @param account digits, empty when it is about none
 * @param continuation whether it asks for a further page
 * @param item whether it was part of a batch
 */
public record FaultyCall(String method, String path, String account, boolean continuation, boolean item) {
}
