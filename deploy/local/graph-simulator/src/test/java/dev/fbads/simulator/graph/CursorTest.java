package dev.fbads.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CursorTest {

    @Test
    void firstPlaceLooksAsItDoesAtMeta() {
        assertThat(Cursor.encode(0)).isEqualTo("MAZDZD");
    }

    @Property
    void placeIsFoundAgain(@ForAll @IntRange(max = 999_999_999) int a, @ForAll @IntRange(max = 9999) int b,
            @ForAll @IntRange(max = 30) int c) {
        String cursor = Cursor.encode(a, b, c);

        assertThat(cursor).matches("[A-Za-z0-9]+");
        assertThat(Cursor.decode(cursor, 3)).containsExactly(a, b, c);
    }

    @ParameterizedTest
    @ValueSource(strings = { "MAZDZD", "x", "é", "LTEuMi4z", "MS4yLjMuNA==", "MS4yLngZD" })
    void whatIsNoCursorOfTheEdgeIsRefused(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor, 3))
                .isInstanceOfSatisfying(GraphException.class, e -> assertThat(e.error().code()).isEqualTo(2642));
    }
}
