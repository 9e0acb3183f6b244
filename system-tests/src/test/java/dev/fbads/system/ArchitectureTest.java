package dev.fbads.system;

import org.junit.jupiter.api.Test;

import dev.fbads.testing.NoSystemClock;

class ArchitectureTest {

    @Test
    void noTestAsksTheSystemClock() {
        NoSystemClock.checkTests("dev.fbads.system");
    }
}
