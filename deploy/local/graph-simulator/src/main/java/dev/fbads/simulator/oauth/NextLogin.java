package dev.fbads.simulator.oauth;

import java.util.Optional;
import java.util.Set;

import dev.fbads.simulator.tokens.TokenStore;

/**
 * Who stands before the login dialog, and what they will do.
 *
 * @param accounts that they can read, as {@code act_<digits>}; empty for all
 * @param declined permissions that they untick
 * @param refuses whether they press "cancel"
 */
record NextLogin(String user, Optional<Set<String>> accounts, Set<String> declined, boolean refuses) {

    static final NextLogin USUAL = new NextLogin(TokenStore.SYSTEM_USER, Optional.empty(), Set.of(), false);

    NextLogin {
        accounts = accounts.map(Set::copyOf);
        declined = Set.copyOf(declined);
    }
}
