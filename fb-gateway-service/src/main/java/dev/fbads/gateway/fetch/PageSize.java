package dev.fbads.gateway.fetch;

/**
 * The size of the next page. Follows the rows of earlier pages and never returns to a size that Meta refused as too large.
 *
 * @param limit objects per page, at least 1
 * @param ceiling upper bound of {@code limit}
 */
public record PageSize(int limit, int ceiling) {

    public PageSize {
        if (limit < 1 || ceiling < limit) {
            throw new IllegalArgumentException("1 <= limit <= ceiling");
        }
    }

    /** The number of objects that yields about the wanted rows. */
    public static PageSize forRows(int wantedRows, int rowsPerObject, int ceiling) {
        return new PageSize(Math.clamp(wantedRows / rowsPerObject, 1, ceiling), ceiling);
    }

    public boolean canShrink() {
        return limit > 1;
    }

    /** Half the size, as a permanent bound. */
    public PageSize halved() {
        int half = Math.max(1, limit / 2);
        return new PageSize(half, half);
    }

    /** Doubled when the page contained less than half of the wanted rows, halved when it contained more than twice. */
    public PageSize after(int rows, int wantedRows) {
        if (rows < wantedRows / 2) {
            return new PageSize((int) Math.min(ceiling, 2L * limit), ceiling);
        }
        return rows > 2L * wantedRows ? new PageSize(Math.max(1, limit / 2), ceiling) : this;
    }
}
