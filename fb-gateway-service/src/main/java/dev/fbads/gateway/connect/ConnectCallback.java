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
import dev.fbads.gateway.connect.Authorization.Authorised;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.tokens.StoredToken;
import dev.fbads.gateway.tokens.TokenRepository;
import dev.fbads.gateway.tokens.TokenState;
import dev.fbads.gateway.tokens.vault.RowIdentity;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import dev.fbads.gateway.tokens.vault.Vault;
import io.smallrye.mutiny.Uni;

/**
 * Takes people who come back from Meta's dialog.
 *
 * <ol>
 * <li>A state is good once, whichever replica it reaches, and for nobody but the user, or the browser, that began.</li>
 * <li>The user must still manage the compte.</li>
 * <li>A token is kept, sealed, only when it lasts, may read insights, and its accounts are known.</li>
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
     * Spends the state, and gets a token for the code.
     *
     * @param code absent where the person refused
     * @param caller by bearer token, where there is one
     * @param browser by cookie, where there is one
     */
    Uni<Connected> back(String stateText, @Nullable String code, Optional<String> caller, @Nullable String browser) {
        ConnectState state = dialog.back(stateText);
        requireSamePerson(state, caller, browser);
        return repository.spend(state, clock.instant())
                .onItem().invoke(ConnectCallback::requireFirst)
                .chain(() -> managers.compteOf(state.userId(), state.compteId()))
                .chain(() -> authorization.by(required(code)))
                .chain(authorised -> adAccounts.all(graph.session(authorised.token()))
                        .chain(accounts -> keep(state, authorised, accounts)));
    }

    private Uni<Connected> keep(ConnectState state, Authorised authorised, List<AdAccount> accounts) {
        Instant now = clock.instant();
        RowIdentity row = new RowIdentity(ids.get(), state.compteId());
        SealedSecret secret = vault.seal(authorised.token(), row);
        StoredToken token = new StoredToken(row, new TokenState.Valid(authorised.facts().endsAt()), secret, state.userId(),
                authorised.facts().userId().orElse(null), authorised.facts().appId(), authorised.facts().scopes(), now, now);
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
     * @param connectionId names the connection from now on
     * @param compteId the compte that was connected
     * @param accounts what the person may choose from
     */
    record Connected(UUID connectionId, int compteId, List<AdAccount> accounts) {

        Connected {
            accounts = List.copyOf(accounts);
        }
    }
}
