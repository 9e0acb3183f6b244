package dev.fbads.local.launcher.demo;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/** An event as the WebSocket sends it, as far as the demo reads it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SyncEvent(String type, @Nullable @JsonProperty("sync_id") String syncId, int percent,
        @JsonProperty("synced_days") int syncedDays, @JsonProperty("total_days") int totalDays,
        @Nullable String message, @Nullable String code) {

    boolean of(String id) {
        return id.equals(syncId);
    }
}
