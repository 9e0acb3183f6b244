package dev.fbads.gateway.connect;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.gateway.accounts.AdAccount;
import dev.fbads.gateway.accounts.TokenAccountRepository;
import dev.fbads.gateway.tokens.ReauthorizationAlerts;
import dev.fbads.gateway.tokens.StoredToken;
import dev.fbads.gateway.tokens.TokenRepository;
import dev.fbads.gateway.tokens.TokenState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The connections of the comptes that a user manages; those of other comptes are not found. */
@ApplicationScoped
class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);

    private final CompteManagers managers;
    private final TokenRepository tokens;
    private final TokenAccountRepository accounts;
    private final ConnectRepository repository;
    private final ReauthorizationAlerts reauthorization;

    Connections(CompteManagers managers, TokenRepository tokens, TokenAccountRepository accounts, ConnectRepository repository,
            ReauthorizationAlerts reauthorization) {
        this.managers = managers;
        this.tokens = tokens;
        this.accounts = accounts;
        this.repository = repository;
        this.reauthorization = reauthorization;
    }

    Uni<List<Connection>> of(String userId) {
        return managers.comptesOf(userId)
                .chain(tokens::ofComptes)
                .map(found -> found.stream().map(Connection::of).toList());
    }

    /** Links accounts to the compte of the connection: all of them, or none when Meta did not list one for it. */
    Uni<List<AdAccount>> link(String userId, UUID connectionId, List<AccountId> chosen) {
        Set<String> ids = new HashSet<>(chosen.stream().map(AccountId::value).toList());
        return managedBy(userId, connectionId)
                .chain(token -> accounts.listed(connectionId, List.copyOf(ids))
                        .onItem().invoke(found -> requireAll(found, ids))
                        .call(found -> link(userId, compteOf(token), found)));
    }

    /** Deletes the token of the connection and its usage data. */
    Uni<Void> delete(String userId, UUID connectionId) {
        return managedBy(userId, connectionId)
                .chain(() -> tokens.delete(connectionId))
                .onItem().invoke(() -> LOG.infof("disconnected tokenId=%s userId=%s", connectionId, userId));
    }

    private Uni<Void> link(String userId, int compteId, List<AdAccount> found) {
        return repository.link(userId, compteId, found)
                .chain(() -> Multi.createFrom().iterable(found)
                        .onItem().transformToUniAndConcatenate(account -> reauthorization.end(compteId,
                                new AccountId(account.accountId())))
                        .collect().last())
                .replaceWithVoid();
    }

    private Uni<StoredToken> managedBy(String userId, UUID connectionId) {
        return managers.comptesOf(userId)
                .chain(comptes -> tokens.find(connectionId)
                        .map(found -> found.filter(token -> comptes.contains(token.row().compteId()))
                                .orElseThrow(() -> new ProblemException(ProblemCode.CONNECTION_NOT_FOUND))));
    }

    private static int compteOf(StoredToken token) {
        Integer compteId = token.row().compteId();
        if (compteId == null) {
            throw new ProblemException(ProblemCode.CONNECTION_NOT_FOUND);
        }
        return compteId;
    }

    private static void requireAll(List<AdAccount> found, Set<String> ids) {
        boolean complete = found.stream().allMatch(account -> account.currency() != null && account.timezoneName() != null);
        if (found.size() != ids.size() || !complete) {
            throw new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND);
        }
    }

    /**
     * @param connectionId its id
     * @param compteId its compte
     * @param connectedBy the user who created it
     * @param state {@code valid}, {@code expiring}, {@code quarantined} or {@code revoked}
     * @param expiresAt when the connection has to be renewed; absent: never, or at once
     */
    record Connection(UUID connectionId, @Nullable Integer compteId, @Nullable String connectedBy, String state,
            @Nullable Instant expiresAt) {

        static Connection of(StoredToken token) {
            return switch (token.state()) {
                case TokenState.Valid valid -> of(token, "valid", valid.expiresAt());
                case TokenState.Expiring expiring -> of(token, "expiring", expiring.expiresAt());
                case TokenState.Quarantined quarantined -> of(token, "quarantined", null);
                case TokenState.Revoked revoked -> of(token, "revoked", null);
            };
        }

        private static Connection of(StoredToken token, String state, @Nullable Instant expiresAt) {
            return new Connection(token.row().id(), token.row().compteId(), token.connectedBy(), state, expiresAt);
        }
    }
}
