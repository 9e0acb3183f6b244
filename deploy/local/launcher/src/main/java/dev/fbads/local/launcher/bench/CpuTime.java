package dev.fbads.local.launcher.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.launcher.stack.Stack;

/**
 * Processor time so far: what requests cost is told by it even while other programs use the machine, which rates and latencies
 * do
 * not survive.
 *
 * @param service of the query service
 * @param postgres of the server's processes that live
 */
record CpuTime(Duration service, Duration postgres) {

    private static final double NANOS_OF_MILLI = 1e6;

    /** @param postmaster see {@link #postmaster} */
    static CpuTime now(long service, long postmaster) {
        return new CpuTime(used(ProcessHandle.of(service).stream()),
                used(ProcessHandle.of(postmaster).stream().flatMap(ProcessHandle::children)));
    }

    /** The process whose children serve the connections; 0 where it is not on this machine. */
    static long postmaster(Stack stack) throws SQLException {
        try (var connection = stack.backing().postgres().connect(DatabaseRole.QUERY.roleName());
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT pg_backend_pid()")) {
            found.next();
            return ProcessHandle.of(found.getLong(1)).flatMap(ProcessHandle::parent).map(ProcessHandle::pid).orElse(0L);
        }
    }

    /** Milliseconds of the service per call since then. */
    double ofService(CpuTime before, double calls) {
        return service.minus(before.service).toNanos() / NANOS_OF_MILLI / calls;
    }

    /** Milliseconds of PostgreSQL per call since then. */
    double ofPostgres(CpuTime before, double calls) {
        return postgres.minus(before.postgres).toNanos() / NANOS_OF_MILLI / calls;
    }

    private static Duration used(Stream<ProcessHandle> processes) {
        return processes.flatMap(process -> process.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
    }
}
