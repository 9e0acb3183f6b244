package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.stack.Stack;

/**
 * No secret is in any log, table or topic after a login and an import, and the search finds one that is planted.
 * {@link RunningSuite} repeats the search after all tests.
 */
@ExtendWith(RunningSuite.class)
class SecretsIT {

    private static final String PLANTED = "planted-secret-0123456789";

    @AfterEach
    void asBefore(Stack stack) {
        new Control(stack).asBefore();
    }

    @Test
    void noSecretIsInLogsTablesOrTopics(Stack stack) throws IOException, SQLException {
        String account = TestAccounts.with(20).create(stack);
        new Control(stack).put("login", "{\"user\":\"122100000000000066\",\"accounts\":[\"%s\"]}".formatted(account));
        Browser person = new Browser(stack, "superadmin");
        String connection = person.connect(1).path("connection_id").asText();
        Client.of(stack, "superadmin").sync(account, Dates.YESTERDAY.minusDays(4), Dates.YESTERDAY);
        Secrets secrets = Secrets.of(stack);

        try {
            assertThat(secrets.byName()).as("ours, and the tokens of the installation and of a login").hasSizeGreaterThan(5);
            secrets.assertNoneLeft(stack);
        } finally {
            assertThat(person.disconnect(connection)).isEqualTo(204);
        }
    }

    @Test
    void whatIsPlantedIsFound(Stack stack) throws IOException, SQLException {
        Path log = stack.process("fb-gateway-service").log().resolveSibling("planted.log");
        try (Connection owner = stack.backing().postgres().connect("fbads_owner");
                Statement statement = owner.createStatement()) {
            try {
                Files.writeString(log, "a line\n" + PLANTED, StandardOpenOption.CREATE_NEW);
                statement.execute("CREATE TABLE gateway.planted_texts AS SELECT '%s' AS planted".formatted(PLANTED));
                statement.execute("CREATE TABLE public.planted_bytes AS SELECT '%s'::bytea AS planted".formatted(PLANTED));

                assertThat(new Secrets(Map.of("planted", PLANTED)).scan(stack).found()).containsExactlyInAnyOrder(
                        "planted in planted.log", "planted in gateway.planted_texts", "planted in public.planted_bytes");
            } finally {
                statement.execute("DROP TABLE IF EXISTS gateway.planted_texts, public.planted_bytes");
                Files.deleteIfExists(log);
            }
        }
    }
}
