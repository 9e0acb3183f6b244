package dev.fbads.gateway.fetch.page;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.fbads.gateway.graph.MalformedResponseException;

/** Streaming JSON helpers; missing required elements are a {@link MalformedResponseException}. */
public final class PageJson {

    static final JsonFactory FACTORY = new JsonFactoryBuilder().rootValueSeparator((String) null).build();

    private PageJson() {
    }

    /** Receives the parser on the value of a member and leaves it on the last token of that value. */
    @FunctionalInterface
    public interface Visitor {

        void visit(String name) throws IOException;
    }

    /** Parses a body that is exactly one object. */
    public static void readObject(byte[] body, RootVisitor visitor) throws IOException {
        try (JsonParser json = FACTORY.createParser(body)) {
            json.nextToken();
            eachMember(json, name -> visitor.visit(json, name));
            if (json.nextToken() != null) {
                throw new MalformedResponseException("content after the object");
            }
        }
    }

    /** Like {@link Visitor}, for the members of the outermost object. */
    @FunctionalInterface
    public interface RootVisitor {

        void visit(JsonParser json, String name) throws IOException;
    }

    /** Visits the members of the object that the parser is on. */
    public static void eachMember(JsonParser json, Visitor visitor) throws IOException {
        expect(json, JsonToken.START_OBJECT);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            visitor.visit(name);
        }
    }

    /** Visits the elements, all of them objects, of the array that the parser is on. */
    public static void eachObject(JsonParser json, ElementVisitor visitor) throws IOException {
        expect(json, JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json, JsonToken.START_OBJECT);
            visitor.visit();
        }
    }

    /** Receives the parser on the start of an object and leaves it on its end. */
    @FunctionalInterface
    public interface ElementVisitor {

        void visit() throws IOException;
    }

    /** The scalar that the parser is on, as text; null for null. */
    public static @Nullable String text(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == null || !token.isScalarValue()) {
            throw new MalformedResponseException("expected a scalar");
        }
        return json.getText();
    }

    /** The cursor of the next page from the {@code paging} object that the parser is on; null when no page follows. */
    public static @Nullable String after(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        Paging paging = new Paging();
        eachMember(json, name -> paging.member(json, name));
        return paging.cursor();
    }

    /** {@code total_count} of the {@code summary} that the parser is on; 0 where it does not say. */
    static long total(JsonParser json) throws IOException {
        long[] total = { 0 };
        eachMember(json, name -> {
            total[0] = name.equals("total_count") ? json.getValueAsLong(0) : total[0];
            json.skipChildren();
        });
        return total[0];
    }

    private static void expect(JsonParser json, JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            throw new MalformedResponseException("expected " + token);
        }
    }

    /** {@code cursors.after} is present on the last page too; only {@code next} indicates a successor. */
    private static final class Paging {

        private @Nullable String after;
        private boolean next;

        void member(JsonParser json, String name) throws IOException {
            switch (name) {
                case "next" -> next = text(json) != null;
                case "cursors" -> eachMember(json, cursor -> {
                    String value = text(json);
                    after = cursor.equals("after") ? value : after;
                });
                default -> json.skipChildren();
            }
        }

        @Nullable
        String cursor() throws MalformedResponseException {
            if (!next) {
                return null;
            }
            if (after == null || after.isEmpty()) {
                throw new MalformedResponseException("a next page without cursor");
            }
            return after;
        }
    }
}
