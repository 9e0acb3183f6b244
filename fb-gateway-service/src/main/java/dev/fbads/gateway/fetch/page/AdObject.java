package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.gateway.graph.MalformedResponseException;

/** The members of one ad, in any order. */
final class AdObject {

    private final RowBytes rows;
    private final Map<String, String> identity = new HashMap<>();
    private @Nullable String after;

    AdObject(AccountId account, RowBytes rows) {
        this.rows = rows;
        // Digits only, as in the rows of Meta.
        identity.put("account_id", account.value().substring("act_".length()));
    }

    void member(JsonParser json, String name) throws IOException {
        switch (name) {
            case "id" -> put("ad_id", json);
            case "name" -> put("ad_name", json);
            case "effective_status" -> put("effective_status", json);
            case "adset", "campaign" -> parent(name, json);
            case "insights" -> insights(json);
            default -> json.skipChildren();
        }
    }

    AdIdentity identity() throws MalformedResponseException {
        return new AdIdentity(identity).checked();
    }

    /** The cursor of the next rows of this ad; null when there are none. */
    @Nullable
    String after() {
        return after;
    }

    private void parent(String level, JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        PageJson.eachMember(json, name -> {
            switch (name) {
                case "id", "name" -> put(level + "_" + name, json);
                default -> json.skipChildren();
            }
        });
    }

    private void insights(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        RowsEdge edge = new RowsEdge(rows::add);
        PageJson.eachMember(json, name -> edge.member(json, name));
        after = edge.after();
    }

    private void put(String name, JsonParser json) throws IOException {
        String value = PageJson.text(json);
        if (value != null) {
            identity.put(name, value);
        }
    }
}
