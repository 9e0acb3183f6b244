package dev.fbads.simulator.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Recursive descent over Graph's field expansion:
 *
 * <pre>
 * list  := field (',' field)*
 * field := name ('.' name '(' argument ')')* ('{' list '}')?
 * </pre>
 *
 * An argument is any text in which brackets and quotes are balanced, such as JSON.
 */
public final class FieldParser {

    private static final int MAX_DEPTH = 10;

    private final String text;
    private int at;

    private FieldParser(String text) {
        this.text = text;
    }

    /**
     * Parses a {@code fields} parameter; nothing asked gives an empty list.
     *
     * @throws FieldSyntaxException when it is not of that form
     */
    public static List<Field> parse(String fields) {
        FieldParser parser = new FieldParser(fields);
        parser.skipBlanks();
        if (parser.atEnd()) {
            return List.of();
        }
        List<Field> parsed = parser.list(1);
        if (!parser.atEnd()) {
            throw parser.error("Expected end of string instead of \"" + parser.text.charAt(parser.at) + "\".");
        }
        return parsed;
    }

    private List<Field> list(int depth) {
        if (depth > MAX_DEPTH) {
            throw error("Field expansion is nested too deeply.");
        }
        List<Field> fields = new ArrayList<>();
        do {
            fields.add(field(depth));
        } while (accept(','));
        return fields;
    }

    private Field field(int depth) {
        String name = name();
        Map<String, String> modifiers = new LinkedHashMap<>();
        while (accept('.')) {
            String modifier = name();
            expect('(');
            modifiers.put(modifier, argument());
        }
        List<Field> children = List.of();
        if (accept('{')) {
            children = list(depth + 1);
            expect('}');
        }
        return new Field(name, modifiers, children);
    }

    private String name() {
        skipBlanks();
        int start = at;
        while (!atEnd() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_' || text.charAt(at) == ':')) {
            at++;
        }
        if (start == at) {
            throw error(atEnd()
                    ? "Expected name instead of end of string."
                    : "Expected name instead of \"" + text.charAt(at) + "\".");
        }
        String name = text.substring(start, at);
        skipBlanks();
        return name;
    }

    /** Up to the parenthesis that closes the one just read. */
    private String argument() {
        int start = at;
        StringBuilder open = new StringBuilder();
        while (!atEnd()) {
            char c = text.charAt(at);
            if (c == ')' && open.isEmpty()) {
                String argument = text.substring(start, at).strip();
                at++;
                skipBlanks();
                return argument;
            }
            nest(open, c);
            at++;
        }
        throw error("Expected \")\" instead of end of string.");
    }

    private void nest(StringBuilder open, char c) {
        int last = open.length() - 1;
        boolean quoted = last >= 0 && (open.charAt(last) == '"' || open.charAt(last) == '\'');
        if (quoted && c == '\\') {
            at++;
        } else if (last >= 0 && open.charAt(last) == c) {
            open.setLength(last);
        } else if (!quoted && closing(c) != 0) {
            open.append(closing(c));
        } else if (!quoted && (c == ')' || c == ']' || c == '}')) {
            throw error("Unexpected \"" + c + "\".");
        }
    }

    private static char closing(char opening) {
        return switch (opening) {
            case '(' -> ')';
            case '[' -> ']';
            case '{' -> '}';
            case '"', '\'' -> opening;
            default -> 0;
        };
    }

    private boolean accept(char c) {
        if (atEnd() || text.charAt(at) != c) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private void expect(char c) {
        if (!accept(c)) {
            String found = atEnd() ? "end of string" : "\"" + text.charAt(at) + "\"";
            throw error("Expected \"" + c + "\" instead of " + found + ".");
        }
    }

    private void skipBlanks() {
        while (!atEnd() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private FieldSyntaxException error(String problem) {
        return new FieldSyntaxException(problem, Math.min(at, text.length()), text);
    }
}
