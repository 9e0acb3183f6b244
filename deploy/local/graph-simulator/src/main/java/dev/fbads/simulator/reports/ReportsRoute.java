package dev.fbads.simulator.reports;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.simulator.control.ControlBody;
import dev.fbads.simulator.control.ControlCall;
import dev.fbads.simulator.control.ControlRoutes;
import dev.fbads.simulator.graph.GraphError;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** {@code GET}, {@code POST} and {@code DELETE /_simulator/reports}: how the next reports go. */
@ApplicationScoped
class ReportsRoute {

    private static final String PATH = "/_simulator/reports";

    private final ReportStore reports;
    private final Clock clock;

    ReportsRoute(ReportStore reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        ControlRoutes.answer(router, HttpMethod.GET, PATH, call -> list());
        ControlRoutes.run(router, HttpMethod.POST, PATH, this::script);
        ControlRoutes.run(router, HttpMethod.DELETE, PATH, call -> reports.clear());
    }

    private void script(ControlCall call) {
        ControlBody body = call.body();
        body.only("account", "times", "ending", "duration", "lingering", "error_code", "error_subcode", "error_message",
                "error_user_title", "error_user_msg");
        ReportPlan.Ending ending = body.choice("ending", ReportPlan.Ending.class).orElse(ReportPlan.Ending.COMPLETED);
        reports.script(new ReportStore.Script(body.text("account"), body.integer("times").orElse(1),
                new ReportPlan(ending, body.duration("duration").orElse(Duration.ZERO),
                        body.duration("lingering").orElse(Duration.ZERO), failure(body, ending))));
    }

    private static Optional<GraphError> failure(ControlBody body, ReportPlan.Ending ending) {
        if (ending != ReportPlan.Ending.FAILED) {
            return Optional.empty();
        }
        GraphError error = GraphError.of(400, body.integer("error_code").orElse(-2),
                body.text("error_message").orElse("The report failed"))
                .withSubcode(body.integer("error_subcode").orElse(2490547));
        return Optional.of(error.withUserMessage(body.text("error_user_title").orElse("Report failed"),
                body.text("error_user_msg").orElse("Please try again later.")));
    }

    private JsonObject list() {
        JsonArray all = new JsonArray();
        reports.all().forEach(report -> {
            ReportState state = report.at(clock.instant());
            all.add(new JsonObject().put("id", report.id()).put("account", report.of().account().prefixedId())
                    .put("status", state.status()).put("percent", state.percent()));
        });
        return new JsonObject().put("reports", all);
    }
}
