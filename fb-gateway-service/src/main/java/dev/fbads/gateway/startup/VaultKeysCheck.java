package dev.fbads.gateway.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.fbads.gateway.tokens.vault.VaultKeys;
import io.quarkus.runtime.StartupEvent;

/** Reads the keys of the vault at the start, so that an invalid one ends it. */
@ApplicationScoped
class VaultKeysCheck {

    private static final Logger LOG = Logger.getLogger(VaultKeysCheck.class);

    private final VaultKeys keys;

    VaultKeysCheck(VaultKeys keys) {
        this.keys = keys;
    }

    void check(@Observes StartupEvent start) {
        LOG.infof("tokens are encrypted with key %s", keys.activeId());
    }
}
