package dev.fbads.simulator.reports;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.Dataset;
import dev.fbads.simulator.fields.Field;
import dev.fbads.simulator.graph.GraphCall;
import dev.fbads.simulator.graph.GraphErrors;
import dev.fbads.simulator.graph.GraphFeature;
import dev.fbads.simulator.insights.InsightsEdge;
import dev.fbads.simulator.insights.ParameterList;

/** {@code POST /{object}/insights}, {@code GET /{report_run_id}} and {@code GET /{report_run_id}/insights}. */
@Singleton
class ReportNodes implements GraphFeature {

    private static final String INSIGHTS = "insights";

    private final ReportStore reports;
    private final Dataset dataset;
    private final InsightsEdge insights;

    ReportNodes(ReportStore reports, Dataset dataset, InsightsEdge insights) {
        this.reports = reports;
        this.dataset = dataset;
        this.insights = insights;
    }

    @Override
    public boolean answer(GraphCall call, JsonGenerator json) throws IOException {
        String id = call.path().getFirst();
        boolean ofInsights = call.path().size() == 2 && call.path().get(1).equals(INSIGHTS);
        if (call.method().equals("POST") && ofInsights) {
            create(call, id, json);
            return true;
        }
        Optional<Report> report = call.method().equals("GET") ? reports.find(id) : Optional.empty();
        if (report.isEmpty() || call.path().size() == 2 && !ofInsights) {
            return false;
        }
        call.require(report.get().of().account(), id);
        if (ofInsights) {
            read(call, report.get(), json);
        } else {
            ReportWriter.write(report.get(), call, json);
        }
        return true;
    }

    @Override
    public Optional<AdAccount> account(String id) {
        return reports.find(id).map(report -> report.of().account());
    }

    private void create(GraphCall call, String id, JsonGenerator json) throws IOException {
        Dataset.Located of = dataset.find(id).orElseThrow(() -> GraphErrors.unknownObject("post", id));
        call.require(of.account(), id);
        insights.check(call, of.account(), of.object(), call.fields());
        json.writeStartObject();
        json.writeStringField("report_run_id", reports.create(of, call.parameters()).id());
        json.writeEndObject();
    }

    /** The rows as they were when the report ended, in pages of the reader's choice. */
    private void read(GraphCall call, Report report, JsonGenerator json) throws IOException {
        if (!report.at(call.now()).isCompleted()) {
            throw GraphErrors.reportNotReadable();
        }
        Map<String, String> parameters = new HashMap<>(report.parameters());
        for (String name : List.of("limit", "after", "summary", "default_summary")) {
            parameters.remove(name);
            call.parameter(name).ifPresent(value -> parameters.put(name, value));
        }
        Instant end = report.end().isBefore(call.now()) ? report.end() : call.now();
        GraphCall question = call.at(end, parameters);
        List<Field> fields = question.fields();
        checkSummary(parameters, fields);
        insights.answer(question, report.of().account(), report.of().object(), fields,
                new InsightsEdge.Origin(report.id() + "/" + INSIGHTS, call.parameters()), json);
    }

    private static void checkSummary(Map<String, String> parameters, List<Field> fields) {
        List<String> asked = ParameterList.parse(parameters.getOrDefault("summary", ""));
        List<String> unknown = asked.stream()
                .filter(name -> fields.stream().noneMatch(field -> field.name().equals(name))).toList();
        if (!unknown.isEmpty()) {
            throw GraphErrors.parameter("Cannot include " + String.join(", ", unknown)
                    + " in summary param because they weren't there while creating the report run.");
        }
    }
}
