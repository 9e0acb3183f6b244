package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fbads.query.figures.ObjectFigures;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.ActionSums;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.Sums;

class PairingTest {

    @Test
    void sumsOfBothPeriodsAreCombinedAcrossBatches() {
        Pairing pairing = new Pairing(2);
        List<RowFigures> rows = new ArrayList<>();
        rows.addAll(pairing.add(List.of(sum(0, "act_1", "a", 1), sum(1, "act_1", "a", 2), sum(1, "act_1", "b", 3))));
        rows.addAll(pairing.add(List.of(sum(0, "act_1", "c", 4))));
        rows.addAll(pairing.add(List.of(sum(0, "act_2", "c", 5), sum(1, "act_1", "c", 6))));
        rows.addAll(pairing.rest());

        assertThat(rows).extracting(row -> row.key().accountId() + row.key().objectId() + row.now().sums().rows()
                + row.before().sums().rows())
                .containsExactly("act_1a12", "act_1b03", "act_1c46", "act_2c50");
    }

    private static ObjectFigures sum(int periodIndex, String account, String id, long rows) {
        return new ObjectFigures(periodIndex, new ObjectKey(account, id),
                Figures.of(new Sums(rows, 0, 0, 0, 0, 0, 0, 0), ActionSums.NONE, ActionIndex.of(List.of())));
    }
}
