package dev.fbads.sync.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.sync.rollups.ActionList;
import io.vertx.core.buffer.Buffer;

/**
 * Parses a row line of the gateway without building a tree: scalars as text, action lists as Meta sent them. One instance
 * reads all rows of a job, one after the other.
 */
final class GraphRow {

    /** An item of an action list; either may be empty. */
    record Item(String type, String value) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Buffer EMPTY_LIST = Buffer.buffer("[]");
    private static final Map<String, ActionList> LISTS = lists();

    private final Map<String, String> scalars = new HashMap<>();
    private final Map<ActionList, Buffer> texts = new EnumMap<>(ActionList.class);
    private final Map<ActionList, List<Item>> items = new EnumMap<>(ActionList.class);
    private boolean listsReadable;
    private @Nullable String websiteCtr;

    /**
     * Reads {@code {"row":{…}}} in place of the previous row.
     *
     * @throws IOException if it is not JSON
     */
    GraphRow read(byte[] line) throws IOException {
        scalars.clear();
        texts.clear();
        items.clear();
        listsReadable = true;
        websiteCtr = null;
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean row = json.currentName().equals("row");
                if (json.nextToken() == JsonToken.START_OBJECT && row) {
                    members(json, line);
                } else {
                    json.skipChildren();
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT) {
                throw new JsonParseException(json, "a line is one object");
            }
        }
        return this;
    }

    /** The scalar as text; null if it is absent or empty. */
    @Nullable
    String text(String name) {
        String text = scalars.get(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /** The text of a number; empty if it is not a scalar, null if it is absent. */
    @Nullable
    String figure(String name) {
        return scalars.get(name);
    }

    /** Whether each action list is a list or absent. */
    boolean listsReadable() {
        return listsReadable;
    }

    /** The list as JSON in UTF-8; {@code []} if it is absent. */
    Buffer json(ActionList list) {
        return texts.getOrDefault(list, EMPTY_LIST);
    }

    /** The objects of the list. */
    List<Item> items(ActionList list) {
        return items.getOrDefault(list, List.of());
    }

    /** The first value of the list {@code website_ctr}. */
    @Nullable
    String websiteCtr() {
        return websiteCtr;
    }

    private void members(JsonParser json, byte[] line) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            ActionList list = LISTS.get(name);
            if (list != null) {
                list(json, list, line);
            } else if (value == JsonToken.START_ARRAY && name.equals("website_ctr")) {
                websiteCtr = items(json).stream().findFirst().map(Item::value).filter(first -> !first.isEmpty()).orElse(null);
            } else if (value == JsonToken.VALUE_NULL) {
                scalars.remove(name);
            } else {
                // PostgreSQL does not store NUL in text.
                scalars.put(name, value.isScalarValue() ? json.getText().replace("\u0000", "") : "");
                json.skipChildren();
            }
        }
    }

    private void list(JsonParser json, ActionList list, byte[] line) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            listsReadable &= json.currentToken() == JsonToken.VALUE_NULL;
            json.skipChildren();
            return;
        }
        int start = Math.toIntExact(json.currentTokenLocation().getByteOffset());
        items.put(list, items(json));
        int end = Math.toIntExact(json.currentTokenLocation().getByteOffset()) + 1;
        texts.put(list, storable(Arrays.copyOfRange(line, start, end)));
    }

    /** Reads the current array to its end. */
    private static List<Item> items(JsonParser json) throws IOException {
        List<Item> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                items.add(item(json));
            } else {
                json.skipChildren();
            }
        }
        return items;
    }

    private static Item item(JsonParser json) throws IOException {
        String type = "";
        String value = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            boolean scalar = json.nextToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL;
            if (scalar && name.equals("action_type")) {
                type = json.getText();
            } else if (scalar && name.equals("value")) {
                value = json.getText();
            } else {
                json.skipChildren();
            }
        }
        return new Item(type, value);
    }

    /** PostgreSQL refuses escaped NUL and unpaired surrogates: a list with escapes is rewritten without them. */
    private static Buffer storable(byte[] list) throws IOException {
        return hasEscapes(list) ? Buffer.buffer(JSON.readTree(list).toString().replace("\\u0000", "")) : Buffer.buffer(list);
    }

    private static boolean hasEscapes(byte[] list) {
        for (byte next : list) {
            if (next == '\\') {
                return true;
            }
        }
        return false;
    }

    private static Map<String, ActionList> lists() {
        Map<String, ActionList> lists = new HashMap<>();
        for (ActionList list : ActionList.values()) {
            lists.put(list.wire(), list);
        }
        return Map.copyOf(lists);
    }
}
