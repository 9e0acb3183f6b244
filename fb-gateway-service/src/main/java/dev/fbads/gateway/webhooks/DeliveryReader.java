package dev.fbads.gateway.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.contracts.webhooks.WebhookChange;

/** Parses the changes of one delivery. Objects other than ad accounts are ignored: they were not subscribed. */
@ApplicationScoped
class DeliveryReader {

    private static final String OBJECT = "ad_account";
    private static final String SEPARATOR = "\n";

    private final ObjectReader json;
    private final InstantSource clock;

    DeliveryReader(ObjectMapper json, InstantSource clock) {
        this.json = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.clock = clock;
    }

    /**
     * The changes, in the order of Meta.
     *
     * @throws ProblemException when the body is not JSON
     */
    List<WebhookChange> read(byte[] body) {
        JsonNode delivery = tree(body);
        List<WebhookChange> changes = new ArrayList<>();
        if (!delivery.path("object").asText().equals(OBJECT)) {
            return changes;
        }
        Instant now = clock.instant();
        for (JsonNode entry : delivery.path("entry")) {
            Optional<AccountId> account = AccountId.parse(entry.path("id").asText());
            account.ifPresent(id -> entry.path("changes").forEach(
                    change -> change(id, entry.path("time").asLong(), change, now).ifPresent(changes::add)));
        }
        return changes;
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException malformed) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON);
        }
    }

    private static Optional<WebhookChange> change(AccountId account, long time, JsonNode change, Instant now) {
        String field = change.path("field").asText();
        if (field.isEmpty()) {
            return Optional.empty();
        }
        @Nullable
        JsonNode value = change.hasNonNull("value") ? change.get("value") : null;
        String id = hash(account.value() + SEPARATOR + time + SEPARATOR + field + SEPARATOR + value);
        return Optional.of(new WebhookChange(id, account.value(), field, value, Instant.ofEpochSecond(time), now));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
