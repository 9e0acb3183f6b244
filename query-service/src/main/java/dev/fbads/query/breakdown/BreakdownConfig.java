package dev.fbads.query.breakdown;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a breakdown may take of the memory. */
@ConfigMapping(prefix = "fbads.breakdown")
public interface BreakdownConfig {

    /** How many rows, of all its pages, a breakdown may have, some kilobytes each; of more it is refused as too many. */
    @WithDefault("20000")
    int maxRows();
}
