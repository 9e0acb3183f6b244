package dev.fbads.simulator.insights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import dev.fbads.simulator.SimulatorConfig;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.Cells;
import dev.fbads.simulator.graph.GraphCall;
import dev.fbads.simulator.graph.GraphErrors;
import dev.fbads.simulator.time.Today;

/** Reads an insights query from query parameters or from the modifiers of an expanded edge. */
@Singleton
public class InsightsQueryReader {

    /** How far back a period may begin. */
    private static final int HISTORY_MONTHS = 37;
    /** How far back persons are known with breakdowns. */
    private static final int REACH_MONTHS = 13;

    private static final List<String> UNSERVED = List.of("sort", "summary_action_breakdowns", "product_id_limit",
            "export_format", "export_columns", "export_name");

    private final SimulatorConfig config;

    InsightsQueryReader(SimulatorConfig config) {
        this.config = config;
    }

    /**
     * Reads and checks it as Meta does, and notes what was asked.
     *
     * @param nodeLevel level of the objects it is asked of
     * @throws dev.fbads.simulator.graph.GraphException when Meta would refuse it
     */
    public InsightsQuery read(GraphCall call, AdAccount account, Level nodeLevel, Map<String, String> parameters,
            List<String> fieldNames) {
        refuseUnserved(parameters);
        Today today = call.today(account);
        Level level = level(parameters, nodeLevel);
        List<InsightField> fields = fields(fieldNames, level);
        Breakdowns breakdowns = Breakdowns.of(parameters);
        LocalDate first = account.limitedHistory()
                ? today.date().minusMonths(HISTORY_MONTHS)
                : account.created().atZone(account.zone()).toLocalDate();
        List<TimeSpan> spans = TimeSpans.of(parameters, today.date(), first);
        note(call, spans, breakdowns);
        boolean reachKnown = breakdowns.names().isEmpty()
                || spans.stream().noneMatch(span -> span.since().isBefore(today.date().minusMonths(REACH_MONTHS)));
        if (account.limitedHistory() && spans.stream().anyMatch(span -> span.since().isBefore(first))) {
            throw GraphErrors.tooLongAgo();
        }
        Cells cells = cells(account, breakdowns);
        return new InsightsQuery(account, level, spans, breakdowns, cells, windows(parameters), fields,
                ObjectFilter.of(parameters), reachKnown || !account.limitedHistory(), today, summary(parameters, fields));
    }

    /** What Meta serves and the simulator does not is refused: an answer that ignores it would be wrong without a sign. */
    private static void refuseUnserved(Map<String, String> parameters) {
        for (String name : UNSERVED) {
            if (!ParameterList.parse(parameters.getOrDefault(name, "")).isEmpty()) {
                throw GraphErrors.notServed("parameter " + name);
            }
        }
        if (parameters.containsKey("time_ranges") && asksSummary(parameters)) {
            throw GraphErrors.notServed("a summary of time_ranges");
        }
    }

    private static boolean asksSummary(Map<String, String> parameters) {
        return !ParameterList.parse(parameters.getOrDefault("summary", "")).isEmpty()
                || parameters.getOrDefault("default_summary", "").equals("true");
    }

    private static List<InsightField> summary(Map<String, String> parameters, List<InsightField> fields) {
        List<String> names = ParameterList.parse(parameters.getOrDefault("summary", ""));
        if (!names.isEmpty()) {
            return fields(names, Level.ACCOUNT);
        }
        return asksSummary(parameters) ? fields : List.of();
    }

    private static Level level(Map<String, String> parameters, Level nodeLevel) {
        List<String> legal = nodeLevel.andBelow();
        String level = parameters.getOrDefault("level", nodeLevel.wireName());
        if (!legal.contains(level)) {
            throw GraphErrors.notOneOf("level", legal);
        }
        return Level.values()[nodeLevel.ordinal() + legal.indexOf(level)];
    }

    private static List<InsightField> fields(List<String> names, Level level) {
        if (names.isEmpty()) {
            return byDefault(level);
        }
        List<InsightField> fields = new ArrayList<>();
        for (String name : names) {
            if (!OtherInsightFields.contain(name)) {
                fields.add(InsightField.named(name).orElseThrow(() -> GraphErrors.notAnInsightsField(name)));
            }
        }
        return fields.stream().distinct().toList();
    }

    private static List<InsightField> byDefault(Level level) {
        List<InsightField> ids = List.of(InsightField.ACCOUNT_ID, InsightField.CAMPAIGN_ID, InsightField.ADSET_ID,
                InsightField.AD_ID);
        List<InsightField> fields = new ArrayList<>(ids.subList(0, level.ordinal() + 1));
        fields.add(InsightField.IMPRESSIONS);
        fields.add(InsightField.SPEND);
        return fields;
    }

    /** A set without data, and a device without the account's opt-in, have no rows; that is no error. */
    private Cells cells(AdAccount account, Breakdowns breakdowns) {
        boolean optedOut = breakdowns.names().contains("impression_device")
                && config.withoutImpressionDevice().orElse(Set.of()).contains(account.prefixedId());
        return account.delivery().cells(breakdowns.names())
                .filter(cells -> !optedOut)
                .orElse(new Cells(breakdowns.names(), List.of(), Cells.NONE.layout()));
    }

    private static List<AttributionWindow> windows(Map<String, String> parameters) {
        List<String> names = ParameterList.parse(parameters.getOrDefault("action_attribution_windows", ""));
        List<AttributionWindow> windows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!AttributionWindow.LEGAL.contains(names.get(i))) {
                throw GraphErrors.notOneOf("action_attribution_windows[" + i + "]", AttributionWindow.LEGAL);
            }
            AttributionWindow.named(names.get(i)).ifPresent(windows::add);
        }
        return windows;
    }

    private static void note(GraphCall call, List<TimeSpan> spans, Breakdowns breakdowns) {
        List<String> asked = new ArrayList<>(breakdowns.names());
        breakdowns.actionNames().stream().filter(name -> !name.equals(Breakdowns.ACTION_TYPE)).forEach(asked::add);
        if (!spans.isEmpty()) {
            call.notes().insights(spans.getFirst().since().toString(), spans.getLast().until().toString(), asked);
        }
    }
}
