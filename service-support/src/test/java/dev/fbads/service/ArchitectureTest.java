package dev.fbads.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.fbads.testing.NoBareConnection;
import dev.fbads.testing.NoSystemClock;

/** The sentences of the design that the compiler does not check. */
class ArchitectureTest {

    @Test
    void testsTakeTheirTimeFromTheTestClock() {
        NoSystemClock.checkTests("dev.fbads.service");
    }

    /** The one class that owns connections, which also shows that the rule finds somebody. */
    @Test
    void onlyTheirOwnerTakesConnectionsByHand() {
        NoBareConnection.check("dev.fbads.service.http");
        NoBareConnection.check("dev.fbads.service.streams");
        assertThatThrownBy(() -> NoBareConnection.check("dev.fbads.service.database"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was violated (1 times)")
                .hasMessageContaining("OwnedConnection.<init>");
    }
}
