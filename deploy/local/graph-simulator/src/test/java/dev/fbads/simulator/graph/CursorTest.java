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

    @Property
    void aSynonymIsAnotherCursorOfTheSamePlace(@ForAll @IntRange(max = 9999) int a,
            @ForAll @IntRange(min = -1, max = 30) int b) {
        String cursor = Cursor.encode(a, b);

        assertThat(Cursor.synonym(cursor)).isNotEqualTo(cursor);
        assertThat(Cursor.decode(Cursor.synonym(cursor), 2)).containsExactly(a, b);
        assertThat(Cursor.decode(Cursor.synonym(Cursor.encode(b)), 1)).containsExactly(b);
    }

    @Test
    void theStartOfAListIsBeforeItsFirstPlace() {
        assertThat(Cursor.decode(Cursor.startOf(Cursor.encode(7)), 1)).containsExactly(-1);
        assertThat(Cursor.decode(Cursor.startOf(Cursor.encode(7, 3, 2)), 3)).containsExactly(0, 0, -1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "MAZDZD", "x", "é", "LTEuMi4z", "MS4yLjMuNA==", "MS4yLngZD" })
    void whatIsNoCursorOfTheEdgeIsRefused(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor, 3))
                .isInstanceOfSatisfying(GraphException.class, e -> assertThat(e.error().code()).isEqualTo(2642));
    }
}
