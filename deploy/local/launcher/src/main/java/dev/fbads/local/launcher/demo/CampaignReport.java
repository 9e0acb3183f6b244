package dev.fbads.local.launcher.demo;

import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.StackException;

/** A data answer, as far as the demo shows it. */
record CampaignReport(List<Line> lines, Metrics totals, String currency, boolean complete, List<String> missingDays) {

    /** One campaign. */
    record Line(String name, Metrics metrics) {
    }

    /** Money and percent with two digits, as a person reads them; {@code -} where the API sent null. */
    record Metrics(String impressions, String clicks, String spend, String ctr) {

        static Metrics parse(JsonNode node) {
            return new Metrics(text(node, "impressions", 0), text(node, "clicks", 0), text(node, "spend", 2),
                    text(node, "ctr", 2));
        }

        private static String text(JsonNode node, String metric, int digits) {
            var value = node.path(metric);
            if (value.isNull() || value.isMissingNode()) {
                return "-";
            }
            return value.isNumber() ? value.decimalValue().setScale(digits, RoundingMode.HALF_UP).toPlainString()
                    : value.asText();
        }
    }

    static CampaignReport parse(JsonNode answer) {
        if (!answer.path("rows").isArray() || !answer.path("totals").isObject()) {
            throw new StackException("the data answer has no rows or no totals: " + answer);
        }
        var lines = stream(answer.get("rows"))
                .map(row -> new Line(row.path("name").asText(), Metrics.parse(row.path("metrics"))))
                .toList();
        var coverage = answer.path("coverage");
        return new CampaignReport(lines, Metrics.parse(answer.get("totals")), answer.path("currency").asText(),
                coverage.path("complete").asBoolean(), stream(coverage.path("missing_days")).map(JsonNode::asText).toList());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
