package dev.fbads.gateway.fetch.report;

import java.io.IOException;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.page.PageJson;
import dev.fbads.gateway.graph.MalformedResponseException;

/** One report in progress. */
final class ReportRun {

    private final InsightsRequest part;
    private String id = "";
    private int submissions;
    private boolean ready;
    private boolean started;

    ReportRun(InsightsRequest part) {
        this.part = part;
    }

    /** Reads {@code {"report_run_id":"6023920149050"}}. */
    static String readId(byte[] body) throws IOException {
        String[] id = { "" };
        PageJson.readObject(body, (json, name) -> {
            if (name.equals("report_run_id")) {
                id[0] = String.valueOf(PageJson.text(json));
            }
            json.skipChildren();
        });
        // It becomes part of a path.
        if (!id[0].matches("[0-9]{1,25}")) {
            throw new MalformedResponseException("a report has a number");
        }
        return id[0];
    }

    InsightsRequest part() {
        return part;
    }

    /** The id of the latest submission. */
    String id() {
        return id;
    }

    int submissions() {
        return submissions;
    }

    void submitted(String runId) {
        id = runId;
        submissions++;
    }

    boolean isReady() {
        return ready;
    }

    void setReady(boolean isReady) {
        ready = isReady;
    }

    /** Whether rows of it were delivered, so that it cannot be read again from the beginning. */
    boolean isStarted() {
        return started;
    }

    void start() {
        started = true;
    }
}
