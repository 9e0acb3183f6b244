package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import dev.fbads.query.figures.ObjectKey;

class CursorTest {

    private static final String QUERY = "a query";
    private static final ObjectKey KEY = new ObjectKey("act_1", "42");

    @Test
    void readingACursorReturnsItsPosition() {
        for (SortValue value : new SortValue[] { SortValue.of(new BigDecimal("0.000001")), SortValue.of(null),
                SortValue.ofName("Été\n2026, \"sale\""), SortValue.ofName(null) }) {
            Position position = new Position(value, KEY);

            assertThat(Cursor.read(Cursor.write(position, QUERY), QUERY)).contains(position);
        }
    }

    @Test
    void aChangedCursorIsRefused() {
        String cursor = Cursor.write(new Position(SortValue.of(new BigDecimal("12.5")), KEY), QUERY);

        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(Cursor.read(cursor.substring(0, i) + other + cursor.substring(i + 1), QUERY)).isEmpty();
            assertThat(Cursor.read(cursor.substring(0, i), QUERY)).isEmpty();
        }
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        assertThat(Cursor.read(Cursor.write(new Position(SortValue.of(null), KEY), QUERY), "another query")).isEmpty();
    }
}
