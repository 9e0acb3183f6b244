package dev.fbads.local.launcher.seed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/** An ad account as the gateway lists it; the status is Meta's number. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AdAccount(@JsonProperty("account_id") String accountId, String name, String currency,
        @JsonProperty("timezone_name") String timezoneName, @JsonProperty("account_status") int accountStatus) {
}
