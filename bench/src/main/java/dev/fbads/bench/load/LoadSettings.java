package dev.fbads.bench.load;

import java.util.List;
import java.util.Map;

/**
 * What a simulation needs to know. It travels in environment variables, because the command line of a process is public.
 *
 * @param url of the measured service
 * @param tokens one bearer token per caller
 * @param rate requests, or new clients, per second
 * @param seconds that are measured
 * @param warmUpSeconds before them
 */
record LoadSettings(String url, List<String> tokens, double rate, int seconds, int warmUpSeconds) {

    private static final String PREFIX = "FBADS_BENCH_";

    LoadSettings {
        tokens = List.copyOf(tokens);
        if (tokens.isEmpty() || rate <= 0 || seconds < 1 || warmUpSeconds < 1) {
            throw new IllegalArgumentException("a load needs callers, a rate and times above 0");
        }
    }

    static LoadSettings from(Map<String, String> variables) {
        return new LoadSettings(variables.get(PREFIX + "URL"), List.of(variables.get(PREFIX + "TOKENS").split(",")),
                Double.parseDouble(variables.get(PREFIX + "RATE")), Integer.parseInt(variables.get(PREFIX + "SECONDS")),
                Integer.parseInt(variables.get(PREFIX + "WARM_UP_SECONDS")));
    }

    Map<String, String> variables() {
        return Map.of(PREFIX + "URL", url, PREFIX + "TOKENS", String.join(",", tokens), PREFIX + "RATE", Double.toString(rate),
                PREFIX + "SECONDS", Integer.toString(seconds), PREFIX + "WARM_UP_SECONDS", Integer.toString(warmUpSeconds));
    }

    @Override
    public String toString() {
        return "LoadSettings[url=%s, tokens=***, rate=%s, seconds=%d, warmUpSeconds=%d]".formatted(url, rate, seconds,
                warmUpSeconds);
    }
}
