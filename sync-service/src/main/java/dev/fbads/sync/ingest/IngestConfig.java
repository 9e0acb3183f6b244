package dev.fbads.sync.ingest;

import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How rows are spooled and written. */
@ConfigMapping(prefix = "fbads.ingest")
public interface IngestConfig {

    /** Folder of the spool files, one per running job. */
    @WithDefault("${java.io.tmpdir}")
    Path spoolDir();

    /** Rows of one insert statement; the rows of two statements are in memory. */
    @WithDefault("500")
    int batch();
}
