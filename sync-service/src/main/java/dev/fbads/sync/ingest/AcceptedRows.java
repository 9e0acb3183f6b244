package dev.fbads.sync.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.sync.ingest.AdObjects.AdObject;
import dev.fbads.sync.ingest.MappedRow.RefusalReason;
import dev.fbads.sync.plan.FetchRange;
import io.smallrye.mutiny.Multi;

/** The valid rows of a job's spool in batches, and the objects and refusals found while reading them. */
final class AcceptedRows {

    private final AdRowMapper mapper;
    private final boolean oneRowPerAd;
    private final SeenAds seen;
    private final AdObjects objects = new AdObjects();
    private final Map<RefusalReason, Integer> refused = new EnumMap<>(RefusalReason.class);

    AcceptedRows(FetchRange range) {
        this.mapper = new AdRowMapper(range);
        this.oneRowPerAd = range.breakdownSet() == BreakdownSet.NONE;
        this.seen = new SeenAds(range.period());
    }

    /** Reads the spool from its start, as fast as batches are requested. */
    Multi<List<AdRow>> batches(Spool spool, int size) {
        return spool.lines()
                .map(this::accept)
                .onItem().<AdRow> disjoint()
                .group().intoLists().of(size);
    }

    /** The objects that the rows name; complete once the spool has been read. */
    List<AdObject> objects() {
        return objects.all();
    }

    /** The number of refused rows by reason; complete once the spool has been read. */
    Map<RefusalReason, Integer> refused() {
        return refused;
    }

    private List<AdRow> accept(List<byte[]> lines) {
        List<AdRow> rows = new ArrayList<>(lines.size());
        for (byte[] line : lines) {
            switch (map(line)) {
                case MappedRow.Accepted accepted -> {
                    if (!oneRowPerAd || seen.first(accepted.row())) {
                        rows.add(accepted.row());
                        objects.see(accepted.row());
                    }
                }
                case MappedRow.Refused refusal -> refused.merge(refusal.reason(), 1, Integer::sum);
            }
        }
        return rows;
    }

    private MappedRow map(byte[] line) {
        try {
            return mapper.map(line);
        } catch (IOException malformed) {
            throw new UncheckedIOException("a row of the spool is not JSON", malformed);
        }
    }
}
