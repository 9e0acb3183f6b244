package dev.fbads.query.level;

import org.junit.jupiter.api.Test;

import dev.fbads.query.testing.ServiceTest;

/** {@code -Dfbads.cases} says how many {@link RandomCases}. */
@ServiceTest
class LevelAgainstSqlTest {

    @Test
    void everyAnswerIsWhatTheRowsSay() throws Exception {
        RandomCases.check(Integer.getInteger("fbads.cases", 10_000));
    }
}
