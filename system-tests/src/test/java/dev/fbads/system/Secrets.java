package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/**
 * Values that no log, table or topic may hold, by a name that a message may show. Tokens of logins that are not listed here are
 * recognised by their form, see {@link SecretScan}.
 */
record Secrets(Map<String, String> byName) {

    private static final List<String> VARIABLES = List.of("FBADS_GRAPH_TOKEN", "FBADS_APP_SECRET", "FBADS_SERVICE_TOKEN",
            "FBADS_VAULT_KEYS_LOCAL");

    Secrets {
        byName = Map.copyOf(byName);
    }

    /** Those of the installation, and the tokens that Meta's stand-in accepts now. */
    static Secrets of(Stack stack) {
        Map<String, String> secrets = new HashMap<>();
        VARIABLES.forEach(name -> secrets.put(name, stack.environment().get(name)));
        for (JsonNode token : new Control(stack).get("tokens").path("tokens")) {
            secrets.put("token %d of %s".formatted(secrets.size(), token.path("user").asText()), token.path("token").asText());
        }
        return new Secrets(secrets);
    }

    /** Fails and names the places where one is found. */
    void assertNoneLeft(Stack stack) throws IOException, SQLException {
        SecretScan scan = scan(stack);
        assertThat(scan.texts()).as("lines, rows and records that were searched").isGreaterThan(100);
        assertThat(scan.found()).as("secrets in logs, tables and topics").isEmpty();
    }

    SecretScan scan(Stack stack) throws IOException, SQLException {
        SecretScan scan = new SecretScan(byName);
        scan.files(stack.process("fb-gateway-service").log().getParent());
        try (Connection superuser = stack.backing().postgres().connect("postgres")) {
            Path postgres = databaseLog(superuser);
            if (Files.exists(postgres)) {
                scan.file("postgres.log", postgres);
            }
            scan.tables(superuser);
        }
        KafkaRecords.all(stack).forEach(record -> scan.text("topic " + record.topic(), record.key() + " " + record.text()));
        return scan;
    }

    /** Where the embedded PostgreSQL writes to; in a container it is out of reach. */
    private static Path databaseLog(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement(); ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            return Path.of(row.getString(1)).resolveSibling("postgres.log");
        }
    }
}
