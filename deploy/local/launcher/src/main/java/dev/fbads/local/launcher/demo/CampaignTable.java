package dev.fbads.local.launcher.demo;

import java.util.ArrayList;
import java.util.List;

import dev.fbads.local.launcher.demo.CampaignReport.Metrics;

/** The campaigns as lines of text, numbers right-aligned, totals last. */
final class CampaignTable {

    private static final int LONGEST_NAME = 48;

    private CampaignTable() {
    }

    static List<String> render(CampaignReport report) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("campaign", "impressions", "clicks", "spend " + report.currency(), "ctr %"));
        report.lines().forEach(line -> rows.add(cells(line.name(), line.metrics())));
        rows.add(cells("total", report.totals()));
        var widths = widths(rows);
        var rule = "-".repeat(widths.stream().mapToInt(width -> width + 2).sum() - 2);
        var lines = new ArrayList<String>();
        for (var row : rows) {
            lines.add(line(row, widths));
        }
        lines.add(1, rule);
        lines.add(lines.size() - 1, rule);
        if (!report.complete()) {
            lines.add("incomplete: %d days are missing, %s".formatted(report.missingDays().size(),
                    String.join(", ", report.missingDays())));
        }
        return lines;
    }

    private static List<String> cells(String name, Metrics metrics) {
        var shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
        return List.of(shown, metrics.impressions(), metrics.clicks(), metrics.spend(), metrics.ctr());
    }

    private static List<Integer> widths(List<List<String>> rows) {
        var widths = new ArrayList<Integer>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int index = column;
            widths.add(rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0));
        }
        return widths;
    }

    private static String line(List<String> row, List<Integer> widths) {
        var line = new StringBuilder(("%-" + widths.getFirst() + "s").formatted(row.getFirst()));
        for (int column = 1; column < row.size(); column++) {
            line.append("  ").append(("%" + widths.get(column) + "s").formatted(row.get(column)));
        }
        return line.toString();
    }
}
