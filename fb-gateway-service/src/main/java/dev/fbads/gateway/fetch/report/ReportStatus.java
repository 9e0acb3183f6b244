package dev.fbads.gateway.fetch.report;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.ErrorTable;
import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphError;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.page.PageJson;
import dev.fbads.gateway.graph.MalformedResponseException;

/** The status of a report (Marketing API, Insights, "Asynchronous jobs"). */
sealed interface ReportStatus {

    /** Queued or running; also at 100 percent until it is called completed. */
    record Running() implements ReportStatus {
    }

    /** Its rows can be read. */
    record Completed() implements ReportStatus {
    }

    /** It expired before it was started; a new submission may succeed. */
    record Skipped() implements ReportStatus {
    }

    /** It failed permanently, for a reason of the error table. */
    record Failed(GraphFailure why) implements ReportStatus {
    }

    /** Reads {@code GET /{report_run_id}}. */
    static ReportStatus read(byte[] body) throws IOException {
        Map<String, @Nullable String> members = new HashMap<>();
        PageJson.readObject(body, (json, name) -> {
            boolean relevant = name.startsWith("async_") || name.startsWith("error_");
            members.put(name, relevant ? PageJson.text(json) : null);
            json.skipChildren();
        });
        String status = members.get("async_status");
        return switch (status == null ? "" : status) {
            case "Job Completed" -> "100".equals(members.get("async_percent_completion")) ? new Completed() : new Running();
            case "Job Not Started", "Job Started", "Job Running" -> new Running();
            case "Job Skipped" -> new Skipped();
            case "Job Failed" -> new Failed(failure(members));
            default -> throw new MalformedResponseException("a report without known status");
        };
    }

    /** Before v25 a failed report has no reason and may be retried. */
    private static GraphFailure failure(Map<String, @Nullable String> members) throws MalformedResponseException {
        Integer code = number(members.get("error_code"));
        if (code == null) {
            return new GraphFailure.Unavailable(null);
        }
        String message = members.get("error_message");
        GraphCode graphCode = new GraphCode(code, number(members.get("error_subcode")));
        return ErrorTable.classify(new GraphError(graphCode, false, message == null ? "" : message), Optional.empty());
    }

    private static @Nullable Integer number(@Nullable String text) throws MalformedResponseException {
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new MalformedResponseException("an error has a number");
        }
        return Integer.valueOf(text);
    }
}
