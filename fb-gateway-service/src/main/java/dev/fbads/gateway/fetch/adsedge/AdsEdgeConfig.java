package dev.fbads.gateway.fetch.adsedge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Page sizes of the ads edge. */
@ConfigMapping(prefix = "fbads.fetch.ads-edge")
public interface AdsEdgeConfig {

    /** Rows that one page should contain: enough for few calls, few enough for Meta and memory. */
    @WithDefault("1500")
    int rowsPerPage();

    /** Most ads of a page. */
    @WithDefault("500")
    int maxAdsPerPage();

    /** Most rows of one ad in its page; further ones need a call of their own. */
    @WithDefault("5000")
    int maxRowsPerAd();

    /** Rows of one batch of further pages. */
    @WithDefault("5000")
    int rowsPerBatch();

    /** Expected rows, ads by slices, above which reports are used. */
    @WithDefault("200000")
    long maxRows();
}
