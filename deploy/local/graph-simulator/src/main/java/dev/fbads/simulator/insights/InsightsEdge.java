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
        answer(call, account, object, fields, new Origin(edge(object), call.parameters()), json);
    }

    /** Answers the same question asked at another place. */
    public void answer(GraphCall call, AdAccount account, AdObject object, List<Field> fields, Origin origin,
            JsonGenerator json) throws IOException {
        InsightsQuery query = reader.read(call, account, Level.of(object), call.parameters(),
                fields.stream().map(Field::name).toList());
        InsightRows rows = rows(query, object, Page.of(call.parameters()));
        json.writeStartObject();
        if (rows.advance()) {
            writePage(call, origin, call.parameters(), rows, json);
        } else {
            json.writeArrayFieldStart("data");
            json.writeEndArray();
        }
        writeSummary(query, object, json);
        json.writeEndObject();
    }

    /** Refuses a question as {@link #answer} would, and answers nothing. */
    public void check(GraphCall call, AdAccount account, AdObject object, List<Field> fields) {
        InsightsQuery query = reader.read(call, account, Level.of(object), call.parameters(),
                fields.stream().map(Field::name).toList());
        call.notes().account(query.account().id());
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
        InsightRows rows = new InsightRows(query, ads(query, object));
        page.after().ifPresent(after -> rows.after(Cursor.decode(after, PLACE_PARTS)));
        return rows;
    }

    private List<Ad> ads(InsightsQuery query, AdObject object) {
        boolean all = config.insightsShowArchivedAds() || query.level() != Level.AD || object instanceof Ad
                || query.filter().choosesStatus();
        return query.account().adsOf(object).stream()
                .filter(ad -> (all || !ad.status().isHidden()) && query.filter().accepts(ad))
                .toList();
    }

    /** One row over everything that was asked, whatever page this is. */
    private void writeSummary(InsightsQuery query, AdObject object, JsonGenerator json) throws IOException {
        if (query.summary().isEmpty()) {
            return;
        }
        InsightsQuery whole = query.whole(Level.of(object));
        InsightRows rows = new InsightRows(whole, ads(query, object));
        json.writeFieldName("summary");
        if (rows.advance()) {
            InsightRowWriter.write(json, rows.row());
        } else {
            json.writeStartObject();
            json.writeEndObject();
        }
    }

    private static String edge(AdObject object) {
        return (object instanceof AdAccount account ? account.prefixedId() : object.id()) + "/insights";
    }

    /** Writes {@code data} and {@code paging} from the row that {@code rows} stands at. */
    private static void writePage(GraphCall call, Origin origin, Map<String, String> parameters, InsightRows rows,
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
        Page.write(json, before, after, more
                ? Optional.of(call.link(origin.edge(), origin.parameters(), limit, after))
                : Optional.empty());
    }

    /**
     * Where a question is asked, for the links to its further pages.
     *
     * @param edge path after the version
     * @param parameters of the links
     */
    public record Origin(String edge, Map<String, String> parameters) {

        /** Copies the map. */
        public Origin {
            parameters = Map.copyOf(parameters);
        }
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
                writePage(call, new Origin(edge(object), parameters), parameters, rows, json);
                writeSummary(query, object, json);
                json.writeEndObject();
            }
        }
    }
}
