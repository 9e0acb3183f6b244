package dev.fbads.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.fbads.local.backing.oidc.OidcService;
import dev.fbads.local.launcher.sql.Database;
import dev.fbads.local.launcher.stack.Stack;

/** Different users of compte 1: what the services share between requests of one caller is not shared between them. */
final class Callers {

    static final int COUNT = 16;

    private static final String CLIENTS = """
            INSERT INTO compte_users_clients (compte_id, user_id)
            SELECT 1, 'bench-' || number FROM generate_series(1, %d) AS number
            ON CONFLICT DO NOTHING
            """;
    private static final Duration LIFETIME = Duration.ofHours(12);

    private Callers() {
    }

    /** Creates the users and returns a bearer token of each. */
    static List<String> create(Stack stack) {
        new Database(stack.backing().postgres()).execute(CLIENTS.formatted(COUNT));
        return IntStream.rangeClosed(1, COUNT)
                .mapToObj(number -> stack.backing().oidc().token("bench-" + number, OidcService.AUDIENCE,
                        Map.of("role", "client"), LIFETIME))
                .toList();
    }
}
