package dev.fbads.gateway.tokens;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import io.smallrye.mutiny.Uni;

/** The usable tokens for one purpose. */
interface TokenLeases {

    /** The next token that is not in {@code tried}; empty when none is left. */
    Uni<Optional<TokenLease>> next(Set<UUID> tried);

    /** Records that Meta refused the token, or the account to it; it is not used for this purpose again. */
    Uni<Void> refused(TokenLease lease, GraphFailure failure);

    /** A token of another app while this app is stopped; the current token stays usable. Empty where no other app helps. */
    Uni<Optional<TokenLease>> alternative(TokenLease lease, Set<UUID> tried);

    /** Records that a call with the token succeeded. */
    Uni<Void> succeeded(TokenLease lease);

    /**
     * Raises the alert for an account without token, and returns the reason.
     *
     * @param last the failure of the last token; null without one
     */
    Uni<GraphFailure> exhausted(@Nullable GraphFailure last);
}
