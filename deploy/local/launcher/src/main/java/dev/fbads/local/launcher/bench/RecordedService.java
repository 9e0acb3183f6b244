package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;

/** A replica whose words to PostgreSQL are recorded: another one than the measured, which has nobody before its database. */
record RecordedService(StatementRecorder recorder, ServiceProcess service, PlainHttp http) implements AutoCloseable {

    /** @param settings variables of its own */
    static RecordedService start(Stack stack, String name, Map<String, String> settings) throws IOException {
        var recorder = StatementRecorder.before(stack.backing().postgres().port());
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(Map.of("FBADS_DB_HOST", "127.0.0.1", "FBADS_DB_PORT", Integer.toString(recorder.port()),
                "FBADS_QUERY_POOL_SIZE", "1"));
        var service = stack.startReplica(name, all);
        return new RecordedService(recorder, service, PlainHttp.open(service.url()));
    }

    /** What it says for a request, once it has answered. */
    RecordedStatements saidFor(byte[] request) throws IOException {
        recorder.forget();
        http.ask(request);
        return recorder.recorded();
    }

    @Override
    public void close() throws IOException {
        try (recorder; service; http) {
            recorder.forget();
        }
    }
}
