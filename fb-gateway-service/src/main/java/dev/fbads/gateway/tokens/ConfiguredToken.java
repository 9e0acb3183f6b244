package dev.fbads.gateway.tokens;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.graph.CredentialsConfig;
import dev.fbads.gateway.tokens.vault.Vault;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

/**
 * Stores the configured token, {@code FBADS_GRAPH_TOKEN}, in the vault at startup. An unchanged token leaves the stored one
 * as it is, which may have been refreshed since, and only lifts its quarantine.
 */
@ApplicationScoped
class ConfiguredToken {

    private static final Logger LOG = Logger.getLogger(ConfiguredToken.class);

    private final CredentialsConfig config;
    private final InstallationTokenRepository repository;
    private final Vault vault;
    private final AtomicBoolean done = new AtomicBoolean();
    private final Uni<Void> imported;

    ConfiguredToken(CredentialsConfig config, InstallationTokenRepository repository, Vault vault) {
        this.config = config;
        this.repository = repository;
        this.vault = vault;
        this.imported = Uni.createFrom().deferred(this::importToken)
                .onItem().invoke(() -> done.set(true))
                .memoize().until(() -> !done.get());
    }

    void start(@Observes StartupEvent start) {
        imported.subscribe().with(nothing -> LOG.debug("the configured token is stored"),
                failure -> LOG.error("the configured token could not be stored; the next call retries",
                        failure));
    }

    /** Completes once the token is stored; fails while it cannot be stored. */
    Uni<Void> imported() {
        return imported;
    }

    private Uni<Void> importToken() {
        return config.token()
                .filter(text -> !text.isBlank())
                .map(text -> importToken(new AccessToken(text.strip())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> importToken(AccessToken token) {
        byte[] digest = digest(token);
        return repository.digest()
                .onItem().transformToUni(known -> known.filter(same -> MessageDigest.isEqual(same, digest)).isPresent()
                        ? repository.liftQuarantine()
                        : repository.replace(vault.seal(token, InstallationTokenRepository.ROW), digest));
    }

    private static byte[] digest(AccessToken token) {
        byte[] plain = token.bytes();
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
