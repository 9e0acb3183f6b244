package dev.fbads.gateway.fetch;

import java.util.List;

import dev.fbads.contracts.insights.InsightsShortfall;

/** The events of a fetch, in order of delivery. */
public sealed interface FetchEvent {

    /**
     * Row lines, ready to be written.
     *
     * @param lines UTF-8, lines separated by LF, none after the last one; shared, must not be modified
     * @param count number of lines
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Rows(byte[] lines, int count) implements FetchEvent {
    }

    /**
     * Progress of the fetch.
     *
     * @param adsDone ads whose rows were all delivered
     * @param adsTotal ads of the account, at least {@code adsDone}; 0 while unknown
     */
    record Progress(long adsDone, long adsTotal) implements FetchEvent {
    }

    /**
     * Rows missing after all sources were read; the last event, if any.
     *
     * @param slices at least one
     */
    record Shortfall(List<InsightsShortfall> slices) implements FetchEvent {

        public Shortfall {
            slices = List.copyOf(slices);
        }
    }
}
