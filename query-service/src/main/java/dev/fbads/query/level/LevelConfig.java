package dev.fbads.query.level;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Memory of responses. */
@ConfigMapping(prefix = "fbads.level")
public interface LevelConfig {

    /**
     * Maximum number of sums, each of one object and period, that a response holds at once, a few hundred bytes each. Beyond
     * it the sums are read by object in batches of this size, and only the page is held.
     */
    @WithDefault("10000")
    int sumsInMemory();
}
