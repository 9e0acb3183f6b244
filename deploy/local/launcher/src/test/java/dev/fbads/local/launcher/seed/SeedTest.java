package dev.fbads.local.launcher.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.BackingServices;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.launcher.stack.StackException;

/** The seed against a real PostgreSQL and a gateway that answers what the test says. */
class SeedTest {

    private static BackingServices backing;

    private HttpServer gateway;
    private String accounts = """
            [{"account_id":"act_900100400","name":"Un","currency":"CAD","timezone_name":"America/Toronto","account_status":1,"x":1},
             {"account_id":"act_900100500","name":"Deux","currency":"EUR","timezone_name":"Europe/Paris","account_status":2}]
            """;
    private int status = 200;

    @BeforeAll
    static void startPostgres() throws Exception {
        backing = BackingServices.start(BackingConfig.temporary().withServices(Set.of(ServiceKind.POSTGRES)));
        try (var owner = backing.postgres().connect("fbads_owner");
                var sql = Objects.requireNonNull(SeedTest.class.getResourceAsStream("/tables.sql"))) {
            owner.createStatement().execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void stopPostgres() {
        backing.close();
    }

    @BeforeEach
    void startGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/internal/accounts", exchange -> {
            boolean allowed = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var body = accounts.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(allowed ? status : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stopGateway() {
        gateway.stop(0);
    }

    @Test
    void comptesAndMembersAreThereOnceHoweverOftenItRuns() throws SQLException {
        HostSeed.run(backing.postgres());
        HostSeed.run(backing.postgres());

        assertThat(rows("SELECT id || ' ' || nom FROM comptes ORDER BY id")).containsExactly("1 Érablière du Nord",
                "2 Maison Lumière");
        assertThat(rows("SELECT compte_id || ' ' || user_id FROM compte_gestionnaires ORDER BY 1")).containsExactly(
                "1 direction", "1 superadmin", "2 direction", "2 superadmin");
        assertThat(rows("SELECT compte_id || ' ' || user_id FROM compte_users_pub_gms ORDER BY 1"))
                .containsExactly("1 responsable", "2 stranger");
        assertThat(rows("SELECT compte_id || ' ' || user_id FROM compte_users_clients")).containsExactly("1 client");
    }

    @Test
    void accountsGoToTheirComptesAndTakeOverNewNames() throws SQLException {
        assertThat(seed(true).run(backing.postgres())).isEqualTo(2);
        accounts = accounts.replace("Un", "Premier");
        assertThat(seed(true).run(backing.postgres())).isEqualTo(2);

        assertThat(rows("""
                SELECT concat_ws(' ', compte_id, account_id, name, currency, timezone_name, account_status)
                FROM facebook_ad_accounts WHERE name IN ('Premier', 'Un', 'Deux') ORDER BY 1
                """)).contains("1 act_900100400 Premier CAD America/Toronto 1", "2 act_900100500 Deux EUR Europe/Paris 2")
                .doesNotContain("1 act_900100400 Un CAD America/Toronto 1");
    }

    @Test
    void everyAccountOfTheRealGraphGoesToTheFirstCompte() throws SQLException {
        accounts = accounts.replace("Deux", "Vrai");

        seed(false).run(backing.postgres());

        assertThat(rows("SELECT compte_id::text FROM facebook_ad_accounts WHERE account_id = 'act_900100500'"
                + " AND name = 'Vrai'")).containsExactly("1");
    }

    @Test
    void aGatewayThatRefusesOrTalksNonsenseIsNamed() {
        var url = "http://127.0.0.1:" + gateway.getAddress().getPort();
        assertThatThrownBy(() -> new AccountSeed(url, "wrong", true).run(backing.postgres()))
                .isInstanceOf(StackException.class).hasMessageContaining("/internal/accounts answers 401");

        accounts = "<html>";
        assertThatThrownBy(() -> seed(true).run(backing.postgres())).isInstanceOf(StackException.class)
                .hasMessageContaining("does not answer a list of accounts");

        gateway.stop(0);
        assertThatThrownBy(() -> seed(true).run(backing.postgres())).isInstanceOf(StackException.class)
                .hasMessageContaining("cannot be read");
    }

    private AccountSeed seed(boolean simulated) {
        return new AccountSeed("http://127.0.0.1:" + gateway.getAddress().getPort(), "secret", simulated);
    }

    private static List<String> rows(String sql) throws SQLException {
        var all = new ArrayList<String>();
        try (var owner = backing.postgres().connect("fbads_owner"); var rows = owner.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
