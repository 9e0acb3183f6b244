package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Connections that are used at once, and end together. */
final class QueryClients implements AutoCloseable {

    static final int COUNT = 16;

    private final List<AutoCloseable> open = new ArrayList<>();

    /** Clients of a service, each on a kept connection. */
    List<Timings.Call> asking(String service, Supplier<byte[]> request) throws IOException {
        List<Timings.Call> calls = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            var http = PlainHttp.open(service);
            open.add(http);
            calls.add(() -> http.ask(request.get()));
        }
        return calls;
    }

    /** Connections that repeat what was recorded. */
    List<Timings.Call> repeating(int postgres, RecordedStatements recorded) throws IOException {
        List<Timings.Call> calls = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            var bare = BareConnection.open(postgres, recorded);
            open.add(bare);
            calls.add(bare::repeat);
        }
        return calls;
    }

    @Override
    public void close() throws IOException {
        for (var connection : open) {
            try {
                connection.close();
            } catch (Exception e) {
                throw new IOException("a connection does not close", e);
            }
        }
    }
}
