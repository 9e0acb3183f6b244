package dev.fbads.gateway.fetch;

/**
 * How many objects the next page is asked for. Follows what pages really bring, and never goes back to a size that Meta found
 * too large.
 *
 * @param limit objects per page, at least 1
 * @param ceiling the most that {@code limit} may become
 */
public record PageSize(int limit, int ceiling) {

    public PageSize {
        if (limit < 1 || ceiling < limit) {
            throw new IllegalArgumentException("1 <= limit <= ceiling");
        }
    }

    /** As many objects as bring about the wanted rows. */
    public static PageSize forRows(int wantedRows, int rowsPerObject, int ceiling) {
        return new PageSize(Math.clamp(wantedRows / rowsPerObject, 1, ceiling), ceiling);
    }

    public boolean canShrink() {
        return limit > 1;
    }

    /** Half as many, now and from now on. */
    public PageSize halved() {
        int half = Math.max(1, limit / 2);
        return new PageSize(half, half);
    }

    /** Twice as many when the page brought less than half of the wanted rows, half as many when it brought more than double. */
    public PageSize after(int rows, int wantedRows) {
        if (rows < wantedRows / 2) {
            return new PageSize((int) Math.min(ceiling, 2L * limit), ceiling);
        }
        return rows > 2L * wantedRows ? new PageSize(Math.max(1, limit / 2), ceiling) : this;
    }
}
