package dev.fbads.gateway.tokens;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import dev.fbads.gateway.tokens.vault.SecretUnreadableException;
import dev.fbads.gateway.tokens.vault.Vault;
import dev.fbads.gateway.tokens.vault.VaultConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Re-encrypts every token with the active key. Guarantees:
 * <ol>
 * <li>Tokens stay usable: rows are changed one statement each, and the id of the key is stored with the ciphertext.</li>
 * <li>A token that was refreshed, moved or rotated concurrently is skipped.</li>
 * <li>It can be repeated, and run by several replicas at once.</li>
 * </ol>
 */
@ApplicationScoped
public class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class);

    private final TokenRepository tokens;
    private final Vault vault;
    private final int batch;

    public KeyRotation(TokenRepository tokens, Vault vault, VaultConfig config) {
        this.tokens = tokens;
        this.vault = vault;
        this.batch = config.rotationBatch();
    }

    /** Processes the whole table. */
    public Uni<KeyRotationReport> run() {
        return from(null, new KeyRotationReport(vault.activeKeyId(), 0, 0))
                .onItem().invoke(report -> LOG.infof("tokens rotated: %s", report));
    }

    private Uni<KeyRotationReport> from(@Nullable UUID after, KeyRotationReport soFar) {
        return tokens.notSealedWith(vault.activeKeyId(), after, batch)
                .onItem().transformToUni(found -> found.isEmpty() ? Uni.createFrom().item(soFar)
                        : reseal(found, soFar).onItem().transformToUni(more -> from(found.getLast().row().id(), more)));
    }

    private Uni<KeyRotationReport> reseal(List<StoredToken> found, KeyRotationReport soFar) {
        return Multi.createFrom().iterable(found)
                .onItem().transformToUniAndConcatenate(this::reseal)
                .collect().in(() -> new KeyRotationReport[] { soFar },
                        (report, outcome) -> report[0] = report[0].plus(outcome == Outcome.ROTATED,
                                outcome != Outcome.UNREADABLE))
                .map(report -> report[0]);
    }

    private Uni<Outcome> reseal(StoredToken token) {
        SealedSecret secret = token.secret();
        if (secret == null) {
            return Uni.createFrom().item(Outcome.SKIPPED);
        }
        try {
            AccessToken opened = token.open(vault);
            return tokens.reseal(token.row().id(), secret, vault.seal(opened, token.row()))
                    .map(moved -> moved ? Outcome.ROTATED : Outcome.SKIPPED);
        } catch (SecretUnreadableException unreadable) {
            LOG.errorf("a token cannot be rotated: %s", unreadable.getMessage());
            return Uni.createFrom().item(Outcome.UNREADABLE);
        }
    }

    private enum Outcome {
        ROTATED,
        SKIPPED,
        UNREADABLE
    }
}
