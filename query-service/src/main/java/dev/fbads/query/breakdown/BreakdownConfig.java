package dev.fbads.query.breakdown;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Memory of breakdowns. */
@ConfigMapping(prefix = "fbads.breakdown")
public interface BreakdownConfig {

    /** Maximum number of rows of a breakdown over all pages, a few kilobytes each; beyond it the request is refused. */
    @WithDefault("20000")
    int maxRows();
}
