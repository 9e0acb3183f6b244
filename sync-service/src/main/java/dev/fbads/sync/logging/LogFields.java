package dev.fbads.sync.logging;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

import dev.fbads.sync.jobs.ClaimedJob;

/**
 * Fields of a log line. The names are the suite's fixed list:
 * {@code compteId accountId syncId jobId userId graphCode traceId}. They apply to one call only and are not inherited by
 * asynchronous code.
 */
public final class LogFields {

    private final Map<String, String> fields;

    private LogFields(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The fields of a job. */
    public static LogFields of(ClaimedJob job) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("compteId", Integer.toString(job.compteId()));
        fields.put("accountId", job.accountId().value());
        fields.put("jobId", job.jobId().toString());
        fields.put("userId", job.userId());
        fields.put("traceId", job.traceId().toString());
        return new LogFields(fields);
    }

    /** These fields and Meta's error code, if there is one. */
    public LogFields withGraphCode(@Nullable Object graphCode) {
        if (graphCode == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put("graphCode", graphCode.toString());
        return new LogFields(more);
    }

    /** The fields of a sync. */
    public static LogFields ofSync(String syncId, int compteId, String accountId) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("compteId", Integer.toString(compteId));
        fields.put("accountId", accountId);
        fields.put("syncId", syncId);
        return new LogFields(fields);
    }

    /** Logs with the fields. */
    public void during(Runnable log) {
        fields.forEach(MDC::put);
        try {
            log.run();
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }
}
