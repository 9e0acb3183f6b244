package dev.fbads.sync.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class ActionSumsTest {

    @Test
    void sumsAreItemsOfTenBytesAndZeroIsNone() {
        ActionSums sums = new ActionSums();
        sums.add(3, 1_000_000);
        sums.add(1, 5);
        sums.add(1, -5);
        sums.add(300, -1);

        assertThat(HexFormat.of().formatHex(sums.encode()))
                .isEqualTo("0003" + "00000000000f4240" + "012c" + "ffffffffffffffff");
    }

    @Test
    void decodingAndEncodingAreInverse() {
        ActionSums sums = new ActionSums();
        sums.add(1, Long.MAX_VALUE);
        sums.add(32_767, 7);

        assertThat(ActionSums.decode(sums.encode()).encode()).isEqualTo(sums.encode());
        assertThat(ActionSums.decode(new byte[0]).encode()).isEmpty();
    }

    @Test
    void anOverflowIsAnError() {
        ActionSums sums = new ActionSums();
        sums.add(1, Long.MAX_VALUE);

        assertThatThrownBy(() -> sums.add(1, 1)).isInstanceOf(ArithmeticException.class);
    }
}
