package dev.fbads.gateway.fetch.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import dev.fbads.gateway.fetch.RowTotals;
import dev.fbads.gateway.fetch.SliceSums;
import dev.fbads.gateway.graph.MalformedResponseException;

/** What the rows of a page add up to. The page names few slices, and each of them many times, so a slice is read once. */
final class PageSums {

    private final Map<String, RowTotals> bySlice = new HashMap<>();

    /** A row of no slice adds nothing. */
    void add(RowNotes row) {
        String start = row.start();
        if (start != null) {
            bySlice.merge(start, row.amount(), RowTotals::plus);
        }
    }

    SliceSums sums() throws MalformedResponseException {
        SliceSums sums = new SliceSums();
        for (Map.Entry<String, RowTotals> slice : bySlice.entrySet()) {
            sums.add(date(slice.getKey()), slice.getValue());
        }
        return sums;
    }

    private static LocalDate date(String text) throws MalformedResponseException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new MalformedResponseException("a slice begins with a day");
        }
    }
}
