package dev.fbads.local.launcher.bench;

import java.util.List;

/**
 * All that a query service says to PostgreSQL for one request, byte for byte.
 *
 * @param startup the message that began its connection
 * @param prepared the statements that the connection had prepared
 * @param trips in order
 */
record RecordedStatements(byte[] startup, List<byte[]> prepared, List<RecordedStatements.Trip> trips) {

    /**
     * What is said before an answer is waited for.
     *
     * @param answers how often the server says that it is ready again
     */
    record Trip(byte[] messages, int answers) {
    }
}
