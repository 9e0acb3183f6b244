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

/** The rows of a job's spool that can be trusted, batch by batch, and what was seen on the way. */
final class AcceptedRows {

    private final AdRowMapper mapper;
    private final boolean oneRowPerAd;
    private final SeenAds seen;
    private final AdObjects objects = new AdObjects();
    private final CampaignDays campaignDays = new CampaignDays();
    private final Map<RefusalReason, Integer> refused = new EnumMap<>(RefusalReason.class);

    AcceptedRows(FetchRange range) {
        this.mapper = new AdRowMapper(range);
        this.oneRowPerAd = range.breakdownSet() == BreakdownSet.NONE;
        this.seen = new SeenAds(range.period());
    }

    /** Reads the spool from its start, as fast as batches are asked for. */
    Multi<List<AdRow>> batches(Spool spool, int size) {
        return spool.lines()
                .map(this::accept)
                .onItem().<AdRow> disjoint()
                .group().intoLists().of(size);
    }

    /** What the rows named, once they are read. */
    List<AdObject> objects() {
        return objects.all();
    }

    /** What the rows add up to, once they are read; of set {@code none} only, where an ad has one row. */
    CampaignDays campaignDays() {
        return campaignDays;
    }

    /** How many rows were left out, by reason, once they are read. */
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
                        campaignDays.see(accepted.row());
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
            throw new UncheckedIOException("a row that the stream's reader took is no JSON", malformed);
        }
    }
}
