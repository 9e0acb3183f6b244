package dev.fbads.gateway.tokens;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import io.smallrye.mutiny.Uni;

/** The tokens of one purpose, one after another. */
interface TokenLeases {

    /** The next token to try, but none of these; empty when there is none left. */
    Uni<Optional<TokenLease>> next(Set<UUID> tried);

    /** Meta refused the token, or the account to it: nobody is given it for this again. */
    Uni<Void> refused(TokenLease lease, GraphFailure failure);

    /** Another token, where calls with this one may not go on just now; it is not given up. Empty where others help no more. */
    Uni<Optional<TokenLease>> relief(TokenLease lease, Set<UUID> tried);

    /** The token works. */
    Uni<Void> succeeded(TokenLease lease);

    /**
     * No token is left: tells whoever must know, and says why.
     *
     * @param last what the last token met; null when there was none
     */
    Uni<GraphFailure> exhausted(@Nullable GraphFailure last);
}
