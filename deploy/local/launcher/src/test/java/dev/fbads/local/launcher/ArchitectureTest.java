package dev.fbads.local.launcher;

import org.junit.jupiter.api.Test;

import dev.fbads.testing.NoSystemClock;

class ArchitectureTest {

    @Test
    void testsDoNotAskTheSystemClock() {
        NoSystemClock.checkTests("dev.fbads.local.launcher");
    }
}
