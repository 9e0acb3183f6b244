package dev.fbads.gateway.connect;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.gateway.accounts.AdAccount;
import dev.fbads.gateway.accounts.AdAccounts;
import dev.fbads.gateway.accounts.TokenAccountRepository;
import dev.fbads.gateway.connect.Authorization.Authorized;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.tokens.StoredToken;
import dev.fbads.gateway.tokens.TokenRepository;
import dev.fbads.gateway.tokens.TokenState;
import dev.fbads.gateway.tokens.vault.RowIdentity;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import dev.fbads.gateway.tokens.vault.Vault;
import io.smallrye.mutiny.Uni;

/**
 * Handles the redirect from the dialog of Meta.
 * <ol>
 * <li>A state is accepted once, in any replica, and only for the user or browser that started the dialog.</li>
 * <li>The user must still manage the compte.</li>
 * <li>A token is stored only when it is long-lived, may read insights, and its accounts are known.</li>
 * </ol>
 */
@ApplicationScoped
class ConnectCallback {

    private static final Logger LOG = Logger.getLogger(ConnectCallback.class);

    private final ConnectDialog dialog;
    private final ConnectRepository repository;
    private final CompteManagers managers;
    private final Authorization authorization;
    private final GraphClient graph;
    private final AdAccounts adAccounts;
    private final TokenRepository tokens;
    private final TokenAccountRepository tokenAccounts;
    private final Vault vault;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    ConnectCallback(ConnectDialog dialog, ConnectRepository repository, CompteManagers managers, Authorization authorization,
            GraphClient graph, AdAccounts adAccounts, TokenRepository tokens, TokenAccountRepository tokenAccounts, Vault vault,
            Supplier<UUID> ids, InstantSource clock) {
        this.dialog = dialog;
        this.repository = repository;
        this.managers = managers;
        this.authorization = authorization;
        this.graph = graph;
        this.adAccounts = adAccounts;
        this.tokens = tokens;
        this.tokenAccounts = tokenAccounts;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Consumes the state and obtains a token for the code.
     *
     * @param code absent where the user refused
     * @param caller by bearer token, if any
     * @param browser by cookie, if any
     */
    Uni<Connected> complete(String stateText, @Nullable String code, Optional<String> caller, @Nullable String browser) {
        ConnectState state = dialog.verify(stateText);
        requireSamePerson(state, caller, browser);
        return repository.consume(state, clock.instant())
                .onItem().invoke(ConnectCallback::requireFirst)
                .chain(() -> managers.compteOf(state.userId(), state.compteId()))
                .chain(() -> authorization.by(required(code)))
                .chain(authorized -> adAccounts.all(graph.session(authorized.token()))
                        .chain(accounts -> store(state, authorized, accounts)));
    }

    private Uni<Connected> store(ConnectState state, Authorized authorized, List<AdAccount> accounts) {
        Instant now = clock.instant();
        RowIdentity row = new RowIdentity(ids.get(), state.compteId());
        SealedSecret secret = vault.seal(authorized.token(), row);
        StoredToken token = new StoredToken(row, new TokenState.Valid(authorized.info().endsAt()), secret, state.userId(),
                authorized.info().userId().orElse(null), authorized.info().appId(), authorized.info().scopes(), now, now);
        return tokens.connect(token, secret)
                .chain(() -> tokenAccounts.replace(row.id(), accounts, now))
                .onItem().invoke(() -> LOG.infof("connected tokenId=%s compteId=%d userId=%s accounts=%d", row.id(),
                        state.compteId(), state.userId(), accounts.size()))
                .replaceWith(new Connected(row.id(), state.compteId(), accounts));
    }

    private static void requireSamePerson(ConnectState state, Optional<String> caller, @Nullable String browser) {
        if (caller.isPresent() && !caller.get().equals(state.userId())) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        if (caller.isEmpty() && !BrowserBinding.isSame(state, browser)) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED);
        }
    }

    private static void requireFirst(boolean first) {
        if (!first) {
            throw new ProblemException(ProblemCode.CONNECT_STATE_INVALID);
        }
    }

    private static String required(@Nullable String code) {
        if (code == null || code.isBlank()) {
            throw new ProblemException(ProblemCode.CONNECT_REFUSED);
        }
        return code;
    }

    /**
     * @param connectionId the id of the connection
     * @param compteId the connected compte
     * @param accounts the accounts to choose from
     */
    record Connected(UUID connectionId, int compteId, List<AdAccount> accounts) {

        Connected {
            accounts = List.copyOf(accounts);
        }
    }
}
