package dev.fbads.query.level;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an answer may take of the memory. */
@ConfigMapping(prefix = "fbads.level")
public interface LevelConfig {

    /**
     * How many sums, of one object and period each, an answer holds at once, some hundred bytes each; of more it goes
     * through them by object, so many at once, and holds the page alone.
     */
    @WithDefault("10000")
    int sumsInMemory();
}
