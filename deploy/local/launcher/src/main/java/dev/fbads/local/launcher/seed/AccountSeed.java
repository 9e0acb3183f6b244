package dev.fbads.local.launcher.seed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.launcher.stack.StackException;

/**
 * Gives the accounts that the token can read to the local comptes: those of the simulator to both, those of the real Meta
 * to compte 1. Runs as often as one likes and takes over new names.
 */
public final class AccountSeed {

    private static final Set<String> COMPTE_2 = Set.of("act_900100500", "act_900100600");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String UPSERT = """
            INSERT INTO public.facebook_ad_accounts
                (compte_id, account_id, name, currency, timezone_name, account_status)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (compte_id, account_id) DO UPDATE SET
                name = excluded.name, currency = excluded.currency,
                timezone_name = excluded.timezone_name, account_status = excluded.account_status
            """;

    private final URI accounts;
    private final String serviceToken;
    private final boolean simulated;

    public AccountSeed(String gatewayUrl, String serviceToken, boolean simulated) {
        this.accounts = URI.create(gatewayUrl + "/internal/accounts");
        this.serviceToken = serviceToken;
        this.simulated = simulated;
    }

    /** @return how many accounts there are */
    public int run(PostgresService postgres) {
        var found = fetch();
        try (var connection = postgres.connect(DatabaseRole.OWNER.roleName());
                var statement = connection.prepareStatement(UPSERT)) {
            for (var account : found) {
                statement.setInt(1, compteOf(account));
                statement.setString(2, account.accountId());
                statement.setString(3, account.name());
                statement.setString(4, account.currency());
                statement.setString(5, account.timezoneName());
                statement.setInt(6, account.accountStatus());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new StackException("cannot seed the ad accounts: " + e.getMessage(), e);
        }
        return found.size();
    }

    private int compteOf(AdAccount account) {
        return simulated && COMPTE_2.contains(account.accountId()) ? 2 : 1;
    }

    private List<AdAccount> fetch() {
        var request = HttpRequest.newBuilder(accounts).timeout(TIMEOUT).header("Authorization", "Bearer " + serviceToken)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StackException("%s answers %d: %s".formatted(accounts, answer.statusCode(), answer.body()));
            }
            return List.of(new ObjectMapper().readValue(answer.body(), AdAccount[].class));
        } catch (JsonProcessingException e) {
            throw new StackException("%s does not answer a list of accounts: %s".formatted(accounts,
                    e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new StackException("%s cannot be read: %s".formatted(accounts, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while reading " + accounts, e);
        }
    }
}
