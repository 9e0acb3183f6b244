package dev.fbads.simulator.nodes;

import static dev.fbads.simulator.nodes.NodeType.inAccount;
import static dev.fbads.simulator.nodes.NodeType.text;
import static java.util.Map.entry;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.fields.Field;
import dev.fbads.simulator.graph.GraphErrors;

/** Fields of an ad, which Graph's errors call Adgroup. */
final class AdType {

    static final NodeType<Ad> TYPE = new NodeType<>("Adgroup", Map.ofEntries(
            entry("account_id", inAccount((account, ad) -> account.id())),
            entry("name", text(Ad::name)),
            entry("adset_id", text(ad -> ad.adSet().id())),
            entry("adset", (nodes, ad, field, json) -> nodes.writeObject(ad.adSet(), field, json)),
            entry("campaign_id", text(ad -> ad.campaign().id())),
            entry("campaign", (nodes, ad, field, json) -> nodes.writeObject(ad.campaign(), field, json)),
            entry("status", text(ad -> ad.status().configured())),
            entry("configured_status", text(ad -> ad.status().configured())),
            entry("effective_status", text(ad -> ad.status().name())),
            entry("bid_type", text(ad -> "ABSOLUTE_OCPM")),
            entry("creative", AdType::creative),
            entry("created_time", inAccount((account, ad) -> GraphTime.text(ad.created(), account.zone()))),
            entry("updated_time", inAccount((account, ad) -> GraphTime.text(ad.created(), account.zone())))));

    private static final String NAME = "name";

    private AdType() {
    }

    private static void creative(NodeWriter nodes, Ad ad, Field field, JsonGenerator json) throws IOException {
        List<String> asked = field.fieldNames();
        json.writeObjectFieldStart(field.name());
        for (String name : asked) {
            if (name.equals(NAME)) {
                json.writeStringField(NAME, ad.name());
            } else if (!name.equals("id")) {
                throw GraphErrors.nonexistingField(name, "AdCreative");
            }
        }
        json.writeStringField("id", "9" + ad.id());
        json.writeEndObject();
    }
}
