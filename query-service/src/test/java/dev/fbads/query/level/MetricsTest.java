package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void ratiosAreRoundedHalfUpToSixDecimals() {
        Metrics metrics = Metrics.of(new Sums(1, 3, 2, 1_000_000, 2, 1, 1, 0), ActionSums.NONE);

        assertThat(metrics.ctr()).isEqualTo("66.666667");
        assertThat(metrics.cpm()).isEqualTo("333.333333");
        assertThat(metrics.cpc()).isEqualTo("0.500000");
        assertThat(metrics.frequency()).isEqualTo("1.500000");
        assertThat(metrics.websiteCtr()).isEqualTo("33.333333");
    }

    @Test
    void aDivisionByZeroIsNull() {
        Metrics metrics = Metrics.of(Sums.ZERO, ActionSums.NONE);

        assertThat(metrics).extracting(Metrics::ctr, Metrics::cpc, Metrics::cpm, Metrics::frequency, Metrics::websiteCtr,
                Metrics::costPerInlineLinkClick, Metrics::costPerUniqueClick).containsOnlyNulls();
    }

    @Test
    void aSumThatDoesNotFitIsAnErrorAndNoFigure() {
        Sums huge = new Sums(1, Long.MAX_VALUE, 0, 0, 0, 0, 0, 0);

        assertThatThrownBy(() -> huge.plus(huge)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void peopleAreExactOverOneStoredRowOnly() {
        assertThat(UpperBounds.of(0)).isEmpty();
        assertThat(UpperBounds.of(1)).isEmpty();
        assertThat(UpperBounds.of(2)).contains("reach", "frequency", "unique_clicks");
    }
}
