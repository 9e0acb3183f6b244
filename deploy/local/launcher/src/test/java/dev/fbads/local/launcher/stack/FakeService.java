package dev.fbads.local.launcher.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Objects;

import com.sun.net.httpserver.HttpServer;

/** Stands in for each service as a process of its own: ready, telling its variables, with the seed's tables and accounts. */
public final class FakeService {

    private static final String ACCOUNTS = """
            [{"account_id":"act_900100400","name":"Un","currency":"CAD","timezone_name":"America/Toronto","account_status":1}]
            """;

    private FakeService() {
    }

    public static void main(String[] arguments) throws Exception {
        var jar = Path.of(System.getProperty("java.class.path"));
        var module = ServiceModule.named(Objects.requireNonNull(jar.getParent().getParent().getParent().getFileName())
                .toString()).orElseThrow();
        if (Boolean.parseBoolean(System.getenv("FAKE_FAILS_" + module))) {
            throw new IllegalStateException("no such table: " + module);
        }
        if (module == ServiceModule.SYNC) {
            createTables();
        }
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.parseInt(System.getenv(module.portVariable()))), 0);
        answer(server, "/q/health/ready", "{}");
        answer(server, "/internal/accounts", ACCOUNTS);
        answer(server, "/", module.serviceName() + " " + System.getenv("FBADS_GRAPH_URL") + " "
                + System.getenv("FBADS_CLOCK_INSTANT") + " " + ProcessHandle.current().pid());
        server.start();
        System.out.println("started");
    }

    private static void answer(HttpServer server, String path, String text) {
        server.createContext(path, exchange -> {
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static void createTables() throws Exception {
        var url = "jdbc:postgresql://%s:%s/%s".formatted(System.getenv("FBADS_DB_HOST"), System.getenv("FBADS_DB_PORT"),
                System.getenv("FBADS_DB_NAME"));
        try (var owner = DriverManager.getConnection(url, "fbads_owner", System.getenv("FBADS_DB_OWNER_PASSWORD"))) {
            owner.createStatement().execute(tables());
        }
    }

    private static String tables() throws IOException {
        try (var sql = Objects.requireNonNull(FakeService.class.getResourceAsStream("/tables.sql"))) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
