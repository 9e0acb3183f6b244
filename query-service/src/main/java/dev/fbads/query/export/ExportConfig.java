package dev.fbads.query.export;

import java.nio.file.Path;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What exports may take from those who look at pages: each holds a connection to the database as long as it is being read. */
@ConfigMapping(prefix = "fbads.export")
public interface ExportConfig {

    /** How many exports a replica writes at once; one more is refused. To be less than the connections of the pool. */
    @WithDefault("4")
    int concurrent();

    /** How long an export may take in all, however slow its reader is; then it is broken off. */
    @WithDefault("15m")
    Duration timeLimit();

    /**
     * How many rows of an export that has one per object are sorted in memory; more go to a temporary file, in runs of that.
     */
    @WithDefault("10000")
    int sortedInMemory();

    /** Where temporary files are; each export may need some hundred bytes a row. */
    @WithDefault("${java.io.tmpdir}")
    Path directory();
}
