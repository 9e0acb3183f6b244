package dev.fbads.sync.restatement;

import java.time.Duration;
import java.time.LocalTime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When and for whom days are read again. */
@ConfigMapping(prefix = "fbads.restatement")
public interface RestatementConfig {

    /** Whether it is done at all. */
    @WithDefault("true")
    boolean enabled();

    /** How often it is looked which accounts are due; what was skipped is tried again then. */
    String every();

    /** The account's local time from which it is night. */
    @WithDefault("02:00")
    LocalTime from();

    /** The account's local time at which the night is over, later than {@link #from()}. */
    @WithDefault("06:00")
    LocalTime until();

    /** Accounts that nobody has looked at for longer are left alone. */
    @WithDefault("14d")
    Duration viewedWithin();

    /** Accounts of which more percent of Meta's quota are used are left alone for now. */
    @WithDefault("50")
    double quotaUpTo();
}
