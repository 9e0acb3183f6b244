package dev.fbads.query.tenant;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the service asks of the database. */
@ConfigMapping(prefix = "fbads.database")
public interface DatabaseConfig {

    /** How long one statement may take; zero for as long as it likes. */
    @WithDefault("15s")
    Duration statementTimeout();
}
