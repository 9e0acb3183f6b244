package dev.fbads.gateway.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Asynchronous reports with configured states, completed afterwards. */
public final class FakeReports {

    private static final String FIRST = "6023";

    private final Deque<FakeResponse> statuses = new ArrayDeque<>();
    private final Deque<FakeResponse> rows = new ArrayDeque<>();
    private final List<FakeGraph.Seen> submitted = new ArrayList<>();

    static boolean isReport(String id) {
        return id.startsWith(FIRST);
    }

    /** The status returned by the next poll. */
    public FakeReports then(String status, int percent, String... errors) {
        String more = errors.length == 0 ? "" : "," + errors[0];
        statuses.add(
                FakeResponse
                        .ok("{\"id\":\"6023\",\"account_id\":\"9\",\"async_status\":\"%s\",\"async_percent_completion\":%d%s}"
                                .formatted(status, percent, more)));
        return this;
    }

    /** The response to the next poll. */
    public FakeReports statusAnswer(FakeResponse answer) {
        statuses.add(answer);
        return this;
    }

    /** The response to the next request for rows. */
    public FakeReports rowsAnswer(FakeResponse answer) {
        rows.add(answer);
        return this;
    }

    public synchronized List<FakeGraph.Seen> submitted() {
        return List.copyOf(submitted);
    }

    synchronized String submit(FakeGraph.Seen call) {
        submitted.add(call);
        return "{\"report_run_id\":\"%s%d\"}".formatted(FIRST, submitted.size());
    }

    synchronized String range(String id) {
        return submitted.get(Integer.parseInt(id.substring(FIRST.length())) - 1).param("time_range");
    }

    synchronized FakeResponse status() {
        if (statuses.isEmpty()) {
            then("Job Completed", 100);
            return statuses.remove();
        }
        return statuses.remove();
    }

    synchronized Optional<FakeResponse> rows() {
        return Optional.ofNullable(rows.poll());
    }
}
