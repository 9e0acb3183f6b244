package dev.fbads.simulator.insights;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.fbads.simulator.graph.GraphErrors;

/** Reads {@code time_range}, {@code time_ranges}, {@code date_preset} and {@code time_increment}. */
final class TimeSpans {

    private static final String DEFAULT_PRESET = "last_30d";
    private static final int MAX_INCREMENT = 90;
    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*}");
    private static final Pattern SINCE = Pattern.compile("[\"']?since[\"']?\\s*:\\s*[\"']([^\"']*)[\"']");
    private static final Pattern UNTIL = Pattern.compile("[\"']?until[\"']?\\s*:\\s*[\"']([^\"']*)[\"']");

    private TimeSpans() {
    }

    /**
     * The periods of the rows, in order.
     *
     * @param first the earliest day that may be asked, for {@code maximum}
     */
    static List<TimeSpan> of(Map<String, String> parameters, LocalDate today, LocalDate first) {
        if (parameters.containsKey("time_ranges")) {
            return OBJECT.matcher(parameters.get("time_ranges")).results()
                    .map(range -> range(range.group(), "time_ranges"))
                    .toList();
        }
        String preset = parameters.getOrDefault("date_preset", DEFAULT_PRESET);
        TimeSpan whole = parameters.containsKey("time_range")
                ? range(parameters.get("time_range"), "time_range")
                : DatePreset.named(preset).orElseThrow(() -> GraphErrors.notOneOf("date_preset", DatePreset.NAMES))
                        .span(today, first);
        return slices(whole, parameters.getOrDefault("time_increment", "all_days").replaceAll("[\"']", "").strip());
    }

    private static TimeSpan range(String text, String parameter) {
        LocalDate since = day(SINCE, text, parameter + "[since]");
        LocalDate until = day(UNTIL, text, parameter + "[until]");
        if (until.isBefore(since)) {
            throw GraphErrors.parameter("The start date of the time range must not be after its end date");
        }
        return new TimeSpan(since, until);
    }

    private static LocalDate day(Pattern pattern, String text, String parameter) {
        Matcher matcher = pattern.matcher(text);
        try {
            if (matcher.find()) {
                return LocalDate.parse(matcher.group(1));
            }
        } catch (DateTimeParseException e) {
            throw badDay(parameter);
        }
        throw badDay(parameter);
    }

    private static RuntimeException badDay(String parameter) {
        return GraphErrors.parameter("param " + parameter + " must be a date representation in the format YYYY-MM-DD");
    }

    private static List<TimeSpan> slices(TimeSpan whole, String increment) {
        if (increment.equals("all_days")) {
            return List.of(whole);
        }
        boolean monthly = increment.equals("monthly");
        if (!monthly && !increment.matches("[1-9]\\d?") || !monthly && Integer.parseInt(increment) > MAX_INCREMENT) {
            throw GraphErrors.parameter("time_increment must be an integer from 1 to 90, or one of the following values: "
                    + "monthly, all_days");
        }
        List<TimeSpan> slices = new ArrayList<>();
        LocalDate start = whole.since();
        while (!start.isAfter(whole.until())) {
            LocalDate next = monthly ? start.withDayOfMonth(1).plusMonths(1) : start.plusDays(Integer.parseInt(increment));
            LocalDate end = next.minusDays(1);
            slices.add(new TimeSpan(start, end.isAfter(whole.until()) ? whole.until() : end));
            start = next;
        }
        return slices;
    }
}
