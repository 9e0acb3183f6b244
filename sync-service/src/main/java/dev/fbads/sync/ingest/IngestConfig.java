package dev.fbads.sync.ingest;

import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How rows wait and are written. */
@ConfigMapping(prefix = "fbads.ingest")
public interface IngestConfig {

    /** Where rows wait for their transaction, one file per running job. */
    @WithDefault("${java.io.tmpdir}")
    Path spoolDir();

    /** Rows of one insert statement; of two statements they are in memory. */
    @WithDefault("500")
    int batch();
}
