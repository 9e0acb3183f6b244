package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/**
 * After everything that the suite did: no secret stands in any log, table or topic. Runs last, see
 * {@code junit-platform.properties}; what it plants itself shows that it would find one.
 */
@ExtendWith(RunningSuite.class)
@Order(Integer.MAX_VALUE)
class SecretsIT {

    private static final String PLANTED = "planted-secret-0123456789";

    @Test
    void noSecretIsInLogsTablesOrTopics(Stack stack) throws IOException, SQLException {
        Control control = new Control(stack);
        control.put("login", "{\"user\":\"122100000000000066\"}");
        Browser person = new Browser(stack, "superadmin");
        String connection = person.connect(1).path("connection_id").asText();

        Map<String, String> secrets = secrets(stack, control);
        SecretScan scan = scan(stack, secrets);

        assertThat(person.disconnect(connection)).isEqualTo(204);
        control.asBefore();
        assertThat(secrets).as("our own, and the tokens of the installation and of a login").hasSizeGreaterThan(5);
        assertThat(scan.texts()).as("lines, rows and records").isGreaterThan(100);
        assertThat(scan.found()).isEmpty();
    }

    @Test
    void whatIsPlantedIsFound(Stack stack) throws IOException, SQLException {
        Path log = stack.process("fb-gateway-service").log().resolveSibling("planted.log");
        try (Connection owner = stack.backing().postgres().connect("fbads_owner");
                Statement statement = owner.createStatement()) {
            Files.writeString(log, "a line\n" + PLANTED, StandardOpenOption.CREATE_NEW);
            statement.execute("CREATE TABLE gateway.planted_texts AS SELECT '%s' AS planted".formatted(PLANTED));
            statement.execute("CREATE TABLE public.planted_bytes AS SELECT '%s'::bytea AS planted".formatted(PLANTED));

            assertThat(scan(stack, Map.of("planted", PLANTED)).found()).containsExactlyInAnyOrder("planted in planted.log",
                    "planted in gateway.planted_texts", "planted in public.planted_bytes");

            statement.execute("DROP TABLE gateway.planted_texts, public.planted_bytes");
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static SecretScan scan(Stack stack, Map<String, String> secrets) throws IOException, SQLException {
        SecretScan scan = new SecretScan(secrets);
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

    private static Map<String, String> secrets(Stack stack, Control control) {
        Map<String, String> secrets = new HashMap<>();
        for (String name : List.of("FBADS_GRAPH_TOKEN", "FBADS_APP_SECRET", "FBADS_SERVICE_TOKEN", "FBADS_VAULT_KEYS_LOCAL")) {
            secrets.put(name, stack.environment().get(name));
        }
        for (JsonNode token : control.get("tokens").path("tokens")) {
            secrets.put("token %d of %s".formatted(secrets.size(), token.path("user").asText()), token.path("token").asText());
        }
        return secrets;
    }
}
