package dev.fbads.query.level;

import java.util.List;

/**
 * Which metrics of an answer are bounds and not figures. Meta counts people once per ad and slice ("deduped metrics"); the same
 * person can be in two rows, so a sum over rows is at most too high, and what is divided by it at most too low.
 */
final class UpperBounds {

    private static final List<String> OF_PEOPLE = List.of("reach", "frequency", "unique_clicks", "cost_per_unique_click",
            "unique_actions");

    private UpperBounds() {
    }

    /**
     * @param storedRows how many stored rows the totals add up. With one at most, every row of the answer and the totals are
     *        figures that Meta gave; with more, the totals are not, whatever the rows are.
     */
    static List<String> of(long storedRows) {
        return storedRows > 1 ? OF_PEOPLE : List.of();
    }
}
