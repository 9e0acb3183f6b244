package dev.fbads.simulator.nodes;

import static dev.fbads.simulator.nodes.NodeType.inAccount;
import static dev.fbads.simulator.nodes.NodeType.text;
import static java.util.Map.entry;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.fields.Field;

/** Fields of an ad account. Its amounts are in minor units, unlike those of insights. */
final class AccountType {

    private static final int ACTIVE = 1;
    private static final double SECONDS_A_DAY = 86_400;
    /** Meta's own numbers, as far as they are known. */
    private static final Map<String, Integer> ZONE_NUMBERS = Map.of("America/Los_Angeles", 1, "America/New_York", 7);

    static final NodeType<AdAccount> TYPE = new NodeType<>("AdAccount", Map.ofEntries(
            entry("account_id", text(AdAccount::id)),
            entry("name", text(AdAccount::name)),
            entry("currency", text(account -> account.currency().getCurrencyCode())),
            entry("timezone_name", text(account -> account.zone().getId())),
            entry("timezone_id", AccountType::zoneNumber),
            entry("timezone_offset_hours_utc", AccountType::zoneOffset),
            entry("account_status", (nodes, account, field, json) -> json.writeNumberField(field.name(), ACTIVE)),
            entry("disable_reason", (nodes, account, field, json) -> json.writeNumberField(field.name(), 0)),
            entry("amount_spent", text(account -> Long.toString(account.ads().size() * 1_234_567L))),
            entry("balance", text(account -> "0")),
            entry("spend_cap", text(account -> "0")),
            entry("min_daily_budget", (nodes, account, field, json) -> json.writeNumberField(field.name(), 100)),
            entry("created_time", inAccount((account, self) -> GraphTime.text(self.created(), account.zone()))),
            entry("age", AccountType::age),
            entry("business", AccountType::business),
            entry("ads", (nodes, account, field, json) -> nodes.writeEdge(account, field, json)),
            entry("adsets", (nodes, account, field, json) -> nodes.writeEdge(account, field, json)),
            entry("campaigns", (nodes, account, field, json) -> nodes.writeEdge(account, field, json))));

    private AccountType() {
    }

    private static void zoneNumber(NodeWriter nodes, AdAccount account, Field field, JsonGenerator json) throws IOException {
        Optional<Integer> number = Optional.ofNullable(ZONE_NUMBERS.get(account.zone().getId()));
        if (number.isPresent()) {
            json.writeNumberField(field.name(), number.get());
        }
    }

    private static void zoneOffset(NodeWriter nodes, AdAccount account, Field field, JsonGenerator json) throws IOException {
        int seconds = account.zone().getRules().getOffset(nodes.call().now()).getTotalSeconds();
        json.writeNumberField(field.name(), seconds / 3_600.0);
    }

    private static void age(NodeWriter nodes, AdAccount account, Field field, JsonGenerator json) throws IOException {
        json.writeNumberField(field.name(),
                Duration.between(account.created(), nodes.call().now()).toSeconds() / SECONDS_A_DAY);
    }

    private static void business(NodeWriter nodes, AdAccount account, Field field, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field.name());
        json.writeStringField("id", "7" + account.id());
        json.writeStringField("name", account.name());
        json.writeEndObject();
    }
}
