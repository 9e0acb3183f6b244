package dev.fbads.gateway.fetch.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import dev.fbads.gateway.fetch.RowTotals;
import dev.fbads.gateway.fetch.SliceSums;
import dev.fbads.gateway.graph.MalformedResponseException;

/** The totals of a page. A page has few slices and many rows, so each date is parsed once. */
final class PageSums {

    private final Map<String, RowTotals> bySlice = new HashMap<>();

    /** A row without slice is ignored. */
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
