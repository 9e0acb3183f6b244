package dev.fbads.gateway.fetch.adsedge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is asked for in one call to the ads edge. */
@ConfigMapping(prefix = "fbads.fetch.ads-edge")
public interface AdsEdgeConfig {

    /** Rows that one page is meant to bring: large enough to need few calls, small enough for Meta and for our memory. */
    @WithDefault("1500")
    int rowsPerPage();

    /** Ads of one page at most, however few rows they bring. */
    @WithDefault("500")
    int maxAdsPerPage();

    /** Rows of one ad that come with its page at most; the others need a call of their own. */
    @WithDefault("5000")
    int maxRowsPerAd();

    /** Rows that the items of one batch bring at most; fewer ads go into a batch when each has many. */
    @WithDefault("5000")
    int rowsPerBatch();

    /** A range that is expected to bring more rows, ads by slices, is not read through this edge. */
    @WithDefault("200000")
    long maxRows();
}
