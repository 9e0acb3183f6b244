package dev.fbads.simulator.insights;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.SimulatorConfig;
import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.AdObject;
import dev.fbads.simulator.fields.Field;
import dev.fbads.simulator.graph.Cursor;
import dev.fbads.simulator.graph.GraphCall;
import dev.fbads.simulator.graph.Page;

/** {@code /{object}/insights}, by itself or expanded inside another object. */
@Singleton
public class InsightsEdge {

    private static final int PLACE_PARTS = 3;

    private final InsightsQueryReader reader;
    private final SimulatorConfig config;

    InsightsEdge(InsightsQueryReader reader, SimulatorConfig config) {
        this.reader = reader;
        this.config = config;
    }

    /** Answers {@code GET /{object}/insights}. */
    public void answer(GraphCall call, AdAccount account, AdObject object, List<Field> fields, JsonGenerator json)
            throws IOException {
        InsightsQuery query = reader.read(call, account, Level.of(object), call.parameters(),
                fields.stream().map(Field::name).toList());
        InsightRows rows = rows(query, object, Page.of(call.parameters()));
        json.writeStartObject();
        if (rows.advance()) {
            writePage(call, object, call.parameters(), rows, json);
        } else {
            json.writeArrayFieldStart("data");
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Reads an expanded {@code insights} once, for all objects of a level. */
    public Expansion expand(GraphCall call, AdAccount account, Level nodeLevel, Field field) {
        Map<String, String> parameters = new HashMap<>(field.modifiers());
        if (!field.fields().isEmpty()) {
            parameters.put("fields", String.join(",", field.fieldNames()));
        }
        return new Expansion(call, reader.read(call, account, nodeLevel, parameters, field.fieldNames()), parameters);
    }

    private InsightRows rows(InsightsQuery query, AdObject object, Page page) {
        boolean all = config.insightsShowArchivedAds() || query.level() != Level.AD || object instanceof Ad
                || query.filter().choosesStatus();
        List<Ad> ads = query.account().adsOf(object).stream()
                .filter(ad -> (all || !ad.status().isHidden()) && query.filter().accepts(ad))
                .toList();
        InsightRows rows = new InsightRows(query, ads);
        page.after().ifPresent(after -> rows.after(Cursor.decode(after, PLACE_PARTS)));
        return rows;
    }

    /** Writes {@code data} and {@code paging} from the row that {@code rows} stands at. */
    private static void writePage(GraphCall call, AdObject object, Map<String, String> parameters, InsightRows rows,
            JsonGenerator json) throws IOException {
        int limit = Page.of(parameters).limit();
        String before = Cursor.encode(rows.place());
        int[] last = rows.place();
        boolean more = true;
        json.writeArrayFieldStart("data");
        for (int written = 0; more && written < limit; written++) {
            InsightRowWriter.write(json, rows.row());
            last = rows.place();
            more = rows.advance();
        }
        String after = Cursor.encode(last);
        json.writeEndArray();
        String edge = (object instanceof AdAccount account ? account.prefixedId() : object.id()) + "/insights";
        Page.write(json, before, after, more ? Optional.of(call.link(edge, parameters, limit, after)) : Optional.empty());
    }

    /** An {@code insights} inside another object, with its own pages. */
    public final class Expansion {

        private final GraphCall call;
        private final InsightsQuery query;
        private final Map<String, String> parameters;

        private Expansion(GraphCall call, InsightsQuery query, Map<String, String> parameters) {
            this.call = call;
            this.query = query;
            this.parameters = Map.copyOf(parameters);
        }

        /** Writes {@code "insights":{…}}; nothing for an object that did not deliver. */
        public void write(AdObject object, JsonGenerator json) throws IOException {
            InsightRows rows = rows(query, object, Page.of(parameters));
            if (rows.advance()) {
                json.writeObjectFieldStart("insights");
                writePage(call, object, parameters, rows, json);
                json.writeEndObject();
            }
        }
    }
}
