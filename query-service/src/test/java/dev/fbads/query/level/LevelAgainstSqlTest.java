package dev.fbads.query.level;

import org.junit.jupiter.api.Test;

import dev.fbads.query.testing.ServiceTest;

/** {@code -Dfbads.cases} sets the number of {@link RandomCases}. */
@ServiceTest
class LevelAgainstSqlTest {

    @Test
    void everyResponseEqualsTheSumsOfTheRows() throws Exception {
        RandomCases.check(Integer.getInteger("fbads.cases", 2_500));
    }
}
