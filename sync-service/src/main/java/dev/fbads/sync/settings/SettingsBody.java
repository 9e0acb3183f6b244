package dev.fbads.sync.settings;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a change, for the OpenAPI document; {@link SettingsReader} reads it. */
@Schema(name = "Settings")
record SettingsBody(
        @Schema(required = true, examples = "[\"none\", \"country\"]", description = "At least one; none is added") List<String> breakdown_sets) {
}
