package dev.fbads.local.backing;

import org.junit.jupiter.api.Test;

import dev.fbads.testing.NoSystemClock;

class ArchitectureTest {

    @Test
    void testsTakeTheirTimeFromTheTestClock() {
        NoSystemClock.checkTests("dev.fbads.local.backing");
    }
}
