package dev.fbads.sync.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a token tells who somebody is. */
@ConfigMapping(prefix = "fbads.access")
public interface AccessConfig {

    /** The claim that names the role, members of nested claims divided by {@code /}, as in {@code app_metadata/role}. */
    @WithDefault("role")
    String roleClaim();
}
