package dev.fbads.simulator.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.fbads.simulator.graph.Cursor;

/** How a good body is spoilt. */
public sealed interface BodyChange {

    /**
     * The spoilt body.
     *
     * @param asked the page that it is
     */
    byte[] apply(byte[] body, AskedPage asked);

    /**
     * A page that was asked for.
     *
     * @param after the cursor, empty on a first page
     * @param link the address of the page behind another cursor
     */
    record AskedPage(Optional<String> after, UnaryOperator<String> link) {
    }

    /** Half of it, with a length that fits: JSON that ends in the middle. */
    record Truncate() implements BodyChange {

        @Override
        public byte[] apply(byte[] body, AskedPage asked) {
            return Arrays.copyOf(body, body.length / 2);
        }
    }

    /** A member, wherever it is, has another JSON type than it had. */
    record ChangeType(String field) implements BodyChange {

        @Override
        public byte[] apply(byte[] body, AskedPage asked) {
            return Json.edit(body, root -> root.findParents(field).forEach(
                    parent -> ((ObjectNode) parent).set(field, Json.otherType(parent.get(field)))));
        }
    }

    /** The page leads to itself. */
    record RepeatCursor() implements BodyChange {

        @Override
        public byte[] apply(byte[] body, AskedPage asked) {
            return Json.edit(body, root -> asked.after().ifPresent(cursor -> Json.leadTo(root, cursor, asked)));
        }
    }

    /** No rows, and a next page that has them: nothing is lost to who goes on. */
    record EmptyPage() implements BodyChange {

        @Override
        public byte[] apply(byte[] body, AskedPage asked) {
            return Json.edit(body, root -> {
                JsonNode before = root.path("paging").path("cursors").path("before");
                if (root.has("data") && before.isTextual()) {
                    Json.leadTo(root, asked.after().map(Cursor::synonym).orElseGet(() -> Cursor.startOf(before.asText())),
                            asked);
                    root.putArray("data");
                }
            });
        }
    }

    /** Edits JSON. */
    final class Json {

        private static final ObjectMapper MAPPER = new ObjectMapper();

        private Json() {
        }

        private static byte[] edit(byte[] body, Consumer<ObjectNode> edit) {
            try {
                JsonNode root = MAPPER.readTree(body);
                if (!(root instanceof ObjectNode object)) {
                    return body;
                }
                edit.accept(object);
                return MAPPER.writeValueAsBytes(object);
            } catch (IOException e) {
                throw new UncheckedIOException("our own body is JSON", e);
            }
        }

        private static void leadTo(ObjectNode root, String cursor, AskedPage asked) {
            ObjectNode paging = root.withObjectProperty("paging");
            paging.withObjectProperty("cursors").put("after", cursor);
            paging.put("next", asked.link().apply(cursor));
        }

        private static JsonNode otherType(JsonNode value) {
            if (value.isTextual()) {
                try {
                    return MAPPER.getNodeFactory().numberNode(new BigDecimal(value.asText()));
                } catch (NumberFormatException notANumber) {
                    return MAPPER.createArrayNode().add(value);
                }
            }
            return value.isContainerNode() ? MAPPER.getNodeFactory().textNode(value.toString())
                    : MAPPER.createObjectNode().set("value", value);
        }
    }
}
