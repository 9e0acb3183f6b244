package dev.fbads.sync.restatement;

import java.time.Duration;
import java.time.LocalTime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When and for which accounts days are fetched again. */
@ConfigMapping(prefix = "fbads.restatement")
public interface RestatementConfig {

    /** Whether days are restated. */
    @WithDefault("true")
    boolean enabled();

    /** Interval at which due accounts are determined and skipped ones are retried. */
    String every();

    /** The account's local time at which its night begins. */
    @WithDefault("02:00")
    LocalTime from();

    /** The account's local time at which its night ends, later than {@link #from()}. */
    @WithDefault("06:00")
    LocalTime until();

    /** Accounts that were not viewed within this time are not restated. */
    @WithDefault("14d")
    Duration viewedWithin();

    /** Accounts that have used a higher percentage of Meta's quota are skipped. */
    @WithDefault("50")
    double quotaUpTo();
}
