package dev.fbads.query.export;

import java.nio.file.Path;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of exports: each holds a database connection as long as its client reads it. */
@ConfigMapping(prefix = "fbads.export")
public interface ExportConfig {

    /** Maximum number of concurrent exports of a replica; one more is refused. Must be less than the size of the pool. */
    @WithDefault("4")
    int concurrent();

    /** Maximum duration of an export, after which it is aborted, however slow its reader is. */
    @WithDefault("15m")
    Duration timeLimit();

    /**
     * Number of rows of an export by object that are sorted in memory; more are written to a temporary
     * file in runs of this size.
     */
    @WithDefault("10000")
    int sortedInMemory();

    /** Directory of temporary files; an export may need a few hundred bytes per row. */
    @WithDefault("${java.io.tmpdir}")
    Path directory();
}
