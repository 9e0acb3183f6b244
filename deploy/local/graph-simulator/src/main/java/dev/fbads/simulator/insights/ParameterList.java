package dev.fbads.simulator.insights;

import java.util.Arrays;
import java.util.List;

/**
 * Reads a list parameter, which clients write as JSON, with single quotes, or bare: {@code ["age","gender"]},
 * {@code age,gender}.
 */
public final class ParameterList {

    private ParameterList() {
    }

    /** The items, in order. */
    public static List<String> parse(String text) {
        return Arrays.stream(text.replaceAll("[\\[\\]\"']", "").split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
