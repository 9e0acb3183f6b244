package dev.fbads.gateway.tokens;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.gateway.errors.GraphFailure;
import io.smallrye.mutiny.Uni;

/** The tokens that may read one account for one compte: those of the compte and of the installation. */
final class AccountLeases implements TokenLeases {

    private final int compteId;
    private final AccountId account;
    private final TokenPool pool;

    AccountLeases(int compteId, AccountId account, TokenPool pool) {
        this.compteId = compteId;
        this.account = account;
        this.pool = pool;
    }

    @Override
    public Uni<Optional<TokenLease>> next(Set<UUID> tried) {
        return pool.take(compteId, account, tried);
    }

    @Override
    public Uni<Void> refused(TokenLease lease, GraphFailure failure) {
        return failure instanceof GraphFailure.AccessDenied denied ? pool.deny(lease, account, denied.cause())
                : pool.quarantine(lease, failure.cause());
    }

    @Override
    public Uni<Optional<TokenLease>> alternative(TokenLease lease, Set<UUID> tried) {
        return pool.alternative(compteId, account, lease, tried);
    }

    @Override
    public Uni<Void> succeeded(TokenLease lease) {
        return lease.restoresAccess() ? pool.restored(compteId, account) : Uni.createFrom().voidItem();
    }

    @Override
    public Uni<GraphFailure> exhausted(@Nullable GraphFailure last) {
        return pool.exhausted(compteId, account);
    }
}
