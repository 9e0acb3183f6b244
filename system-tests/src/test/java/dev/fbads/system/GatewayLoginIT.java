package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/** A Meta user is connected as a person does it, through the edge, and then read with the token that this gave. */
@ExtendWith(RunningSuite.class)
class GatewayLoginIT {

    private static final LocalDate UNTIL = Dates.YESTERDAY.minusDays(30);

    @AfterEach
    void asBefore(Stack stack) throws SQLException {
        new Control(stack).asBefore();
        new TokenVault(stack).revive();
    }

    @Test
    void whoConnectsImportsWithTheirToken(Stack stack) throws SQLException {
        String account = TestAccounts.with(50).in("USD", "America/New_York").create(stack);
        String notTheirs = TestAccounts.with(10).create(stack);
        Control control = new Control(stack);
        Browser person = new Browser(stack, "direction");
        control.put("login", "{\"user\":\"122100000000000077\",\"accounts\":[\"%s\"]}".formatted(account));

        JsonNode connected = person.connect(1);
        String connection = connected.path("connection_id").asText();
        // From here on the installation's own token reads nothing.
        control.post("tokens/simulator-token/kill", "{\"subcode\":458}");

        assertThat(connected.path("accounts").findValuesAsText("account_id")).containsExactly(account);
        assertThat(person.choose(connection, notTheirs).status()).as("not theirs").isEqualTo(404);
        assertThat(person.choose(connection, account).ok().findValuesAsText("account_id")).containsExactly(account);
        Client client = Client.of(stack, "responsable");
        client.sync(account, UNTIL.minusDays(4), UNTIL);
        Truth.assertEqual(client, new Simulator(stack), account, UNTIL.minusDays(4), UNTIL);

        assertThat(person.disconnect(connection)).isEqualTo(204);
        assertThat(new TokenVault(stack).tokens(connection)).isZero();
        assertThat(new Browser(stack, "stranger").disconnect(connection)).isIn(403, 404);
    }

    @Test
    void aStateIsGoodOnceAndForOneBrowser(Stack stack) {
        Browser person = new Browser(stack, "direction");
        URI address = person.throughDialog(1);

        Client.Answer thief = new Browser(stack, "direction").back(address);
        Client.Answer first = person.back(address);
        Client.Answer again = person.back(address);

        assertThat(thief.status()).isEqualTo(401);
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body().path("code").asText()).isEqualTo("connect_state_invalid");
        assertThat(person.disconnect(first.body().path("connection_id").asText())).isEqualTo(204);
    }
}
