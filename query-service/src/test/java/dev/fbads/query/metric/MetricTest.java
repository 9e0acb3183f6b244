package dev.fbads.query.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class MetricTest {

    private static final long MICROS = 1_000_000;

    @Test
    void ratiosAreRoundedHalfUpToSixDecimals() {
        Figures figures = figures(new Sums(1, 3, 2, 1_000_000, 2, 1, 1, 0));

        assertThat(Metric.CTR.of(figures)).isEqualByComparingTo("66.666667");
        assertThat(Metric.CPC.of(figures)).isEqualByComparingTo("0.5");
        assertThat(Metric.CPM.of(figures)).isEqualByComparingTo("333.333333");
        assertThat(Metric.FREQUENCY.of(figures)).isEqualByComparingTo("1.5");
    }

    @Test
    void aRatioWithADivisorOfZeroIsNull() {
        assertThat(Metric.values()).filteredOn(metric -> Metric.Kind.RATIO == metric.kind())
                .allSatisfy(metric -> assertThat(metric.of(Figures.ZERO)).as(metric.wire()).isNull());
    }

    @Test
    void anOverflowingSumFails() {
        Sums much = new Sums(1, Long.MAX_VALUE, 0, 0, 0, 0, 0, 0);

        assertThatThrownBy(() -> much.plus(much)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aPurchaseUnderFourNamesCountsOnce() {
        ActionIndex index = index("link_click", "purchase", "omni_purchase", "offsite_conversion.fb_pixel_purchase",
                "onsite_web_purchase");

        assertThat(Metric.PURCHASES.of(figures(index, 9, 4, 4, 4, 4))).isEqualByComparingTo("4");
    }

    @Test
    void theFirstAliasThatTheObjectHasWins() {
        ActionIndex index = index("purchase", "omni_purchase", "offsite_conversion.fb_pixel_purchase");

        assertThat(Metric.PURCHASES.of(figures(index, 5, 3, 7))).isEqualByComparingTo("3");
        assertThat(Metric.PURCHASES.of(figures(index, 5, 0, 7))).isEqualByComparingTo("5");
        assertThat(Metric.PURCHASES.of(figures(index, 0, 0, 7))).isEqualByComparingTo("7");
        assertThat(Metric.PURCHASES.of(figures(index, 0, 0, 0))).isEqualByComparingTo("0");
    }

    @Test
    void totalsAddUpTheAliasesChosenPerObject() {
        ActionIndex index = index("omni_purchase", "offsite_conversion.fb_pixel_purchase");
        Figures.Total total = new Figures.Total(index);

        total.add(figures(index, 5, 4));
        total.add(figures(index, 0, 3));

        assertThat(Metric.PURCHASES.of(total.take())).isEqualByComparingTo("8");
    }

    @Test
    void typesOfSeveralAccountsHaveOneNumber() {
        ActionIndex index = ActionIndex.of(List.of(new ActionType("act_1", 1, ActionList.ACTIONS, "lead"),
                new ActionType("act_1", 2, ActionList.ACTION_VALUES, "lead"),
                new ActionType("act_2", 7, ActionList.ACTIONS, "lead")));

        assertThat(index.size()).isEqualTo(2);
        assertThat(index.number("act_2", 7)).isEqualTo(index.number("act_1", 1)).isNotEqualTo(index.number("act_1", 2));
        assertThatThrownBy(() -> index.number("act_2", 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> index.number("act_3", 1)).isInstanceOf(IllegalStateException.class);
    }

    private static ActionIndex index(String... types) {
        return ActionIndex.of(IntStream.range(0, types.length)
                .mapToObj(i -> new ActionType("act_1", i + 1, ActionList.ACTIONS, types[i]))
                .toList());
    }

    private static Figures figures(Sums sums) {
        return Figures.of(sums, ActionSums.NONE, ActionIndex.of(List.of()));
    }

    private static Figures figures(ActionIndex index, long... counts) {
        ActionSums.Accumulator actions = new ActionSums.Accumulator(index);
        for (int number = 0; number < counts.length; number++) {
            actions.add(number, counts[number] * MICROS);
        }
        return Figures.of(Sums.ZERO, actions.take(), index);
    }
}
