package dev.fbads.query.tenant;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of database statements. */
@ConfigMapping(prefix = "fbads.database")
public interface DatabaseConfig {

    /** Time limit of a statement; zero: none. */
    @WithDefault("15s")
    Duration statementTimeout();
}
