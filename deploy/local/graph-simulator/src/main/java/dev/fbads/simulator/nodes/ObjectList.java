package dev.fbads.simulator.nodes;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.AdObject;
import dev.fbads.simulator.fields.Field;
import dev.fbads.simulator.graph.Cursor;
import dev.fbads.simulator.graph.GraphCall;
import dev.fbads.simulator.graph.GraphErrors;
import dev.fbads.simulator.graph.Page;
import dev.fbads.simulator.insights.ParameterList;

/**
 * One page of the objects behind an edge.
 *
 * @param path of the edge, after the version
 * @param parameters of the question, for the link to the next page
 * @param start index of the first object of the page
 */
record ObjectList(String path, Map<String, String> parameters, List<? extends AdObject> objects, Page page, int start) {

    private static final String TOTAL_COUNT = "total_count";

    ObjectList {
        parameters = Map.copyOf(parameters);
        objects = List.copyOf(objects);
    }

    /** The edge {@code ads}, {@code adsets} or {@code campaigns} of an object. */
    static ObjectList of(AdAccount account, AdObject object, String edge, Map<String, String> parameters) {
        StatusFilter filter = StatusFilter.of(parameters);
        List<? extends AdObject> shown = children(account, object, edge).stream().filter(filter::shows).toList();
        return of(NodeWriter.idOf(object) + "/" + edge, parameters, shown);
    }

    static ObjectList of(String path, Map<String, String> parameters, List<? extends AdObject> objects) {
        Page page = Page.of(parameters);
        int start = page.after().map(after -> Cursor.decode(after, 1)[0] + 1).orElse(0);
        if (start > objects.size()) {
            throw GraphErrors.cursor();
        }
        return new ObjectList(path, parameters, objects, page, start);
    }

    private static List<? extends AdObject> children(AdAccount account, AdObject object, String edge) {
        List<Ad> ads = account.adsOf(object);
        return switch (edge) {
            case "adsets" -> ads.stream().map(Ad::adSet).distinct().toList();
            case "campaigns" -> ads.stream().map(Ad::campaign).distinct().toList();
            default -> ads;
        };
    }

    boolean hasItems() {
        return start < objects.size();
    }

    /** Writes it, braces included. */
    void write(NodeWriter nodes, List<Field> fields, JsonGenerator json) throws IOException {
        write(nodes.call(), json, object -> nodes.write(object, fields, json));
    }

    void write(GraphCall call, JsonGenerator json, ItemWriter items) throws IOException {
        int end = (int) Math.min(objects.size(), (long) start + page.limit());
        json.writeStartObject();
        json.writeArrayFieldStart("data");
        for (AdObject object : objects.subList(start, end)) {
            items.write(object);
        }
        json.writeEndArray();
        if (end > start) {
            String after = Cursor.encode(end - 1);
            Page.write(json, Cursor.encode(start), after, end < objects.size()
                    ? Optional.of(call.link(path, parameters, page.limit(), after))
                    : Optional.empty());
        }
        if (ParameterList.parse(parameters.getOrDefault("summary", "")).stream()
                .anyMatch(asked -> asked.equals(TOTAL_COUNT) || asked.equals("true"))) {
            json.writeObjectFieldStart("summary");
            json.writeNumberField(TOTAL_COUNT, objects.size());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Writes one object of the list. */
    @FunctionalInterface
    interface ItemWriter {

        void write(AdObject object) throws IOException;
    }
}
