package dev.fbads.local.backing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.fbads.local.backing.oidc.OidcService;
import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.postgres.PostgresService;

/** The variables that the services read; one place for their names. */
final class ServiceEnvironment {

    private ServiceEnvironment() {
    }

    static Map<String, String> of(BackingServices backing, Set<ServiceKind> kinds, BackingConfig config) {
        var variables = new TreeMap<String, String>();
        for (var kind : kinds) {
            switch (kind) {
                case POSTGRES -> {
                    variables.put("FBADS_DB_HOST", "localhost");
                    variables.put("FBADS_DB_PORT", Integer.toString(backing.postgres().port()));
                    variables.put("FBADS_DB_NAME", PostgresService.DATABASE);
                    for (var role : DatabaseRole.values()) {
                        variables.put(role.passwordVariable(), config.password(role));
                    }
                }
                case KAFKA -> variables.put("FBADS_KAFKA", backing.kafka().bootstrapServers());
                case REDIS -> variables.put("FBADS_REDIS", backing.redis().uri());
                case OIDC -> {
                    variables.put("FBADS_OIDC", backing.oidc().issuer());
                    variables.put("FBADS_OIDC_AUDIENCE", OidcService.AUDIENCE);
                }
            }
        }
        return Map.copyOf(variables);
    }
}
