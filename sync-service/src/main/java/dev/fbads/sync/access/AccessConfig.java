package dev.fbads.sync.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the caller's role is read from the token. */
@ConfigMapping(prefix = "fbads.access")
public interface AccessConfig {

    /** The claim that contains the role; nested claims are separated by {@code /}, as in {@code app_metadata/role}. */
    @WithDefault("role")
    String roleClaim();
}
