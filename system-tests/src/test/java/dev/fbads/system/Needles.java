package dev.fbads.system;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds any of many strings in one pass over a text, in capitals or not: a run's tables and logs are hundreds of megabytes, and
 * the strings are dozens.
 */
final class Needles {

    private static final int START = 4;
    private static final int BITS = 16;

    private record Needle(String text, String name) {
    }

    private final BitSet starts = new BitSet(1 << BITS);
    private final Map<Integer, List<Needle>> byStart = new HashMap<>();

    /** @param names by string; each at least four characters long */
    Needles(Map<String, String> names) {
        names.forEach((text, name) -> {
            int start = hash(text, 0);
            starts.set(start);
            byStart.computeIfAbsent(start, none -> new ArrayList<>()).add(new Needle(text, name));
        });
    }

    /** The names of the strings that the text holds. */
    Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (int at = 0; at <= text.length() - START; at++) {
            int start = hash(text, at);
            if (starts.get(start)) {
                for (Needle needle : byStart.get(start)) {
                    if (text.regionMatches(true, at, needle.text(), 0, needle.text().length())) {
                        found.add(needle.name());
                    }
                }
            }
        }
        return found;
    }

    private static int hash(String text, int at) {
        int hash = 0;
        for (int i = at; i < at + START; i++) {
            hash = 31 * hash + (text.charAt(i) | ' ');
        }
        return (hash ^ hash >>> BITS) & (1 << BITS) - 1;
    }
}
