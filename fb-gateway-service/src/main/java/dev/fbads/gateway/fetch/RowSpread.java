package dev.fbads.gateway.fetch;

import java.time.temporal.ChronoUnit;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;

/**
 * The expected number of rows per ad. Groups without delivery have no row, so both figures are estimates; errors cost
 * calls, never rows.
 *
 * @param usual determines the page size
 * @param most exceeded by few ads
 */
public record RowSpread(int usual, int most) {

    public RowSpread {
        if (usual < 1 || most < usual) {
            throw new IllegalArgumentException("an ad brings at least one row");
        }
    }

    public static RowSpread of(InsightsRequest request) {
        int slices = Math.toIntExact(slices(request));
        RowSpread values = values(request.breakdownSet());
        return new RowSpread(slices * values.usual, slices * values.most);
    }

    /** Days or calendar months, both ends included. */
    public static long slices(InsightsRequest request) {
        return 1 + (request.granularity() == Granularity.DAY
                ? ChronoUnit.DAYS.between(request.since(), request.until())
                : ChronoUnit.MONTHS.between(request.since().withDayOfMonth(1), request.until().withDayOfMonth(1)));
    }

    /** Rows per ad and slice. Action breakdowns divide the lists within a row, not the row. */
    private static RowSpread values(BreakdownSet set) {
        return switch (set) {
            case NONE, ACTION_DEVICE, ACTION_DESTINATION, ACTION_TARGET_ID, ACTION_REACTION, ACTION_VIDEO_TYPE,
                    ACTION_CAROUSEL_CARD, ACTION_CANVAS_COMPONENT ->
                new RowSpread(1, 1);
            // Seven ages and three genders, "unknown" included.
            case AGE_GENDER -> new RowSpread(12, 21);
            case COUNTRY -> new RowSpread(3, 30);
            case REGION -> new RowSpread(12, 60);
            case PLATFORM -> new RowSpread(12, 60);
        };
    }
}
