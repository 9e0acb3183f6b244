package dev.fbads.gateway.tokens;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.graph.CredentialsConfig;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.graph.GraphSessions;
import dev.fbads.gateway.quota.Caller;
import dev.fbads.gateway.quota.StoppedApps;
import dev.fbads.gateway.tokens.vault.SecretUnreadableException;
import dev.fbads.gateway.tokens.vault.Vault;
import io.smallrye.mutiny.Uni;

/**
 * Selects the tokens of calls. Guarantees:
 * <ol>
 * <li>An account is read for a compte with the tokens of that compte or of the installation, never with those of another
 * compte.</li>
 * <li>Of the tokens for which Meta lists the account and that were not refused, the least used one of the day is selected,
 * over all replicas.</li>
 * <li>A token whose app has exhausted its quota is not selected while one of another app may read the account.</li>
 * <li>A refusal met by one replica holds for all.</li>
 * <li>When no token is left, the account is marked, one alert is raised, and other accounts continue.</li>
 * </ol>
 */
@ApplicationScoped
public class TokenPool implements GraphSessions {

    private static final Logger LOG = Logger.getLogger(TokenPool.class);

    private final GraphClient graph;
    private final TokenPoolRepository repository;
    private final Vault vault;
    private final ConfiguredToken configured;
    private final TokenQuarantine quarantine;
    private final ReauthorizationAlerts reauthorization;
    private final InstantSource clock;
    private final StoppedApps stops;
    private final String configuredApp;

    TokenPool(GraphClient graph, TokenPoolRepository repository, Vault vault, ConfiguredToken configured,
            TokenQuarantine quarantine,
            ReauthorizationAlerts reauthorization, InstantSource clock, StoppedApps stops, CredentialsConfig tokens) {
        this.graph = graph;
        this.repository = repository;
        this.vault = vault;
        this.configured = configured;
        this.quarantine = quarantine;
        this.reauthorization = reauthorization;
        this.clock = clock;
        this.stops = stops;
        this.configuredApp = tokens.appId().map(String::strip).orElse(StoppedApps.UNKNOWN);
    }

    @Override
    public GraphSession forRequest(InsightsRequest request) {
        return new PooledSession(graph, new AccountLeases(request.compteId(), new AccountId(request.accountId()), this),
                Caller.of(request));
    }

    @Override
    public GraphSession forAccount(int compteId, AccountId accountId) {
        return new PooledSession(graph, new AccountLeases(compteId, accountId, this), Caller.systemFor(compteId, accountId));
    }

    @Override
    public GraphSession forInstallation() {
        return new PooledSession(graph, new InstallationLeases(this), Caller.SYSTEM);
    }

    Uni<Optional<TokenLease>> take(int compteId, AccountId account, Set<UUID> tried) {
        return stops.stoppedApps()
                .chain(stopped -> take(compteId, account, tried, stopped)
                        // All apps are stopped: the call is refused with the time until it may be sent.
                        .chain(taken -> taken.isPresent() || stopped.isEmpty() ? Uni.createFrom().item(taken)
                                : take(compteId, account, tried, Set.of())));
    }

    /** A token of another app, while the app of this one is stopped. */
    Uni<Optional<TokenLease>> alternative(int compteId, AccountId account, TokenLease lease, Set<UUID> tried) {
        return stops.stoppedApps()
                .chain(stopped -> stopped.contains(appOf(lease)) ? take(compteId, account, tried, stopped)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private String appOf(TokenLease lease) {
        return Objects.requireNonNullElse(lease.stored().appId(), configuredApp);
    }

    private Uni<Optional<TokenLease>> take(int compteId, AccountId account, Set<UUID> tried, Set<String> stopped) {
        return opened(without -> repository.take(compteId, account, clock.instant(), without, stopped, configuredApp), tried);
    }

    Uni<Optional<TokenLease>> takeInstallation(Set<UUID> tried) {
        return opened(without -> repository.installation(clock.instant(), without), tried);
    }

    Uni<Void> deny(TokenLease lease, AccountId account, @Nullable GraphCode code) {
        LOG.warnf("account refused to a token tokenId=%s accountId=%s graphCode=%s", lease.id(), account, code);
        return repository.deny(lease.id(), account, code, clock.instant());
    }

    Uni<Void> quarantine(TokenLease lease, @Nullable GraphCode code) {
        return quarantine.add(lease.stored(), code);
    }

    Uni<Void> restored(int compteId, AccountId account) {
        return reauthorization.end(compteId, account);
    }

    Uni<GraphFailure> exhausted(int compteId, AccountId account) {
        return repository.whyNone(compteId, account, clock.instant())
                .call(failure -> reauthorization.begin(compteId, account, failure));
    }

    private Uni<Optional<TokenLease>> opened(Function<Set<UUID>, Uni<Optional<TokenPoolRepository.Taken>>> take,
            Set<UUID> tried) {
        return configured.imported()
                .chain(() -> take.apply(tried))
                .onItem().transformToUni(taken -> taken.isEmpty() ? Uni.createFrom().item(Optional.empty())
                        : opened(taken.get(), take, tried));
    }

    /** A token that no key decrypts needs an operator; calls continue with the next token. */
    private Uni<Optional<TokenLease>> opened(TokenPoolRepository.Taken taken,
            Function<Set<UUID>, Uni<Optional<TokenPoolRepository.Taken>>> take, Set<UUID> tried) {
        try {
            return Uni.createFrom()
                    .item(Optional.of(new TokenLease(taken.token(), taken.token().open(vault), taken.unreadable())));
        } catch (SecretUnreadableException unreadable) {
            LOG.errorf("a token cannot be decrypted: %s", unreadable.getMessage());
            return opened(take, Stream.concat(tried.stream(), Stream.of(taken.token().row().id())).collect(Collectors.toSet()));
        }
    }
}
