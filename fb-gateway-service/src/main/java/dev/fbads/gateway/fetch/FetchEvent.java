package dev.fbads.gateway.fetch;

import java.util.List;

import dev.fbads.contracts.insights.InsightsShortfall;

/** What a fetch delivers, in the order in which it goes out. */
public sealed interface FetchEvent {

    /**
     * Some row lines, to be written as they are.
     *
     * @param lines UTF-8, lines separated by LF, none after the last one; not copied, so not to be changed
     * @param count how many lines
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Rows(byte[] lines, int count) implements FetchEvent {
    }

    /**
     * How far the fetch has come.
     *
     * @param adsDone ads whose rows were all delivered
     * @param adsTotal ads that the account has, at least {@code adsDone}; 0 while unknown
     */
    record Progress(long adsDone, long adsTotal) implements FetchEvent {
    }

    /**
     * What is missing although everything was asked for; comes last, if at all.
     *
     * @param slices at least one
     */
    record Shortfall(List<InsightsShortfall> slices) implements FetchEvent {

        public Shortfall {
            slices = List.copyOf(slices);
        }
    }
}
