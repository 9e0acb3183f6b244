package dev.fbads.gateway.tokens;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import io.smallrye.mutiny.Uni;

/** The installation's token, for calls without an account. */
final class InstallationLeases implements TokenLeases {

    private final TokenPool pool;

    InstallationLeases(TokenPool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Optional<TokenLease>> next(Set<UUID> tried) {
        return pool.takeInstallation(tried);
    }

    @Override
    public Uni<Void> refused(TokenLease lease, GraphFailure failure) {
        return failure instanceof GraphFailure.TokenInvalid ? pool.quarantine(lease, failure.cause())
                : Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<TokenLease>> alternative(TokenLease lease, Set<UUID> tried) {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Void> succeeded(TokenLease lease) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<GraphFailure> exhausted(@Nullable GraphFailure last) {
        return Uni.createFrom().item(last == null ? new GraphFailure.TokenInvalid(null) : last);
    }
}
