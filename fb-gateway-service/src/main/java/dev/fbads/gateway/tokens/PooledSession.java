package dev.fbads.gateway.tokens;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphFailure.AccessDenied;
import dev.fbads.gateway.errors.GraphFailure.Throttled;
import dev.fbads.gateway.errors.GraphFailure.TokenInvalid;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.BatchOutcome;
import dev.fbads.gateway.graph.CallCounter;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.graph.ResponseReader;
import dev.fbads.gateway.quota.Caller;
import io.smallrye.mutiny.Uni;

/**
 * A session that replaces a token that Meta invalidates. Guarantees:
 * <ol>
 * <li>A token is selected with the first call and used until it is refused.</li>
 * <li>A refused token, or account, is recorded after the one call that met it, and the same call is repeated with the next
 * token. Since a response is read completely or not at all, no row is repeated and none is missing.</li>
 * <li>A refused item of a batch is recorded like a call; the other items of the batch are valid.</li>
 * <li>No token is tried twice. When none is left, the call fails with the reason from the pool.</li>
 * <li>Where the quota of the token's app is exhausted, the call, or the affected items of a batch, are repeated with a
 * token of another app, if there is one.</li>
 * <li>Concurrent calls that meet the same refusal replace the token once.</li>
 * </ol>
 */
final class PooledSession implements GraphSession {

    private static final int INVALID_PARAMETER = 100;

    private final GraphClient graph;
    private final TokenLeases leases;
    private final Caller caller;
    private final CallCounter counter = new CallCounter();
    private final Set<UUID> tried = new HashSet<>();
    /**
     * Failures of batch items that are repeated with a token of another app; compared by identity, since equal failures are
     * distinct.
     */
    private final Set<GraphFailure> relieved = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Uni<Optional<Open>> current;
    private @Nullable GraphFailure refusal;

    PooledSession(GraphClient graph, TokenLeases leases, Caller caller) {
        this.graph = graph;
        this.leases = leases;
        this.caller = caller;
    }

    @Override
    public <T> Uni<GraphResult<T>> get(GraphCall call, ResponseReader<T> reader) {
        return Uni.createFrom().deferred(this::current)
                .onItem().transformToUni(open -> open.isPresent() ? get(open.get(), call, reader)
                        : leases.exhausted(lastRefusal()).map(GraphResult.Failed<T>::new));
    }

    @Override
    public boolean changesToken(GraphCall call, GraphFailure failure) {
        return isRefusal(call, failure) || isRelieved(failure);
    }

    @Override
    public CallCounter counter() {
        return counter;
    }

    private <T> Uni<GraphResult<T>> get(Open open, GraphCall call, ResponseReader<T> reader) {
        return open.session().get(call, reader)
                .onItem().transformToUni(result -> switch (result) {
                    case GraphResult.Failed<T>(GraphFailure failure) when isRefusal(call, failure) ->
                        replace(open, failure).chain(() -> get(call, reader));
                    case GraphResult.Failed<T>(Throttled throttled) -> relieved(open, call, reader, result);
                    case GraphResult.Failed<T> failed -> Uni.createFrom().item(failed);
                    case GraphResult.Read<T>(BatchOutcome parts) -> changeTokenFor(open, parts).replaceWith(result);
                    case GraphResult.Read<T> read -> confirm(open).replaceWith(read);
                });
    }

    private <T> Uni<GraphResult<T>> relieved(Open open, GraphCall call, ResponseReader<T> reader, GraphResult<T> result) {
        return leases.alternative(open.lease(), alreadyTried())
                .onItem().transformToUni(alternative -> {
                    if (alternative.isEmpty()) {
                        return Uni.createFrom().item(result);
                    }
                    continueWith(alternative.get(), List.of());
                    return get(call, reader);
                });
    }

    /** One refused part is sufficient; the batch knows which parts to repeat. */
    private Uni<Void> changeTokenFor(Open open, BatchOutcome parts) {
        return parts.failedParts().stream()
                .filter(part -> isRefusal(part.call(), part.failure()))
                .findFirst()
                .map(part -> replace(open, part.failure()))
                .orElseGet(() -> confirm(open).chain(() -> relieve(open, parts)));
    }

    private Uni<Void> relieve(Open open, BatchOutcome parts) {
        List<GraphFailure> throttled = parts.failedParts().stream().map(BatchOutcome.FailedPart::failure)
                .filter(Throttled.class::isInstance)
                .toList();
        return throttled.isEmpty() ? Uni.createFrom().voidItem()
                : leases.alternative(open.lease(), alreadyTried())
                        .onItem().invoke(alternative -> alternative.ifPresent(lease -> continueWith(lease, throttled)))
                        .replaceWithVoid();
    }

    private Uni<Void> confirm(Open open) {
        return open.confirm() ? leases.succeeded(open.lease()) : Uni.createFrom().voidItem();
    }

    private synchronized Uni<Optional<Open>> current() {
        if (current == null) {
            current = leases.next(Set.copyOf(tried)).map(this::open).memoize().indefinitely();
        }
        return current;
    }

    private synchronized Uni<Void> replace(Open refused, GraphFailure failure) {
        if (!tried.add(refused.lease().id())) {
            return current().replaceWithVoid();
        }
        refusal = failure;
        current = leases.refused(refused.lease(), failure)
                .chain(this::next)
                .memoize().indefinitely();
        return current.replaceWithVoid();
    }

    private synchronized Set<UUID> alreadyTried() {
        return Set.copyOf(tried);
    }

    private synchronized void continueWith(TokenLease lease, List<GraphFailure> instead) {
        relieved.addAll(instead);
        current = Uni.createFrom().item(open(Optional.of(lease)));
    }

    private synchronized boolean isRelieved(GraphFailure failure) {
        return relieved.contains(failure);
    }

    private synchronized Uni<Optional<Open>> next() {
        return leases.next(Set.copyOf(tried)).map(this::open);
    }

    private synchronized @Nullable GraphFailure lastRefusal() {
        return refusal;
    }

    private Optional<Open> open(Optional<TokenLease> lease) {
        return lease.map(next -> new Open(next, graph.session(next.token(), caller.withApp(next.stored().appId()),
                counter)));
    }

    /**
     * Permission errors are refusals whatever was requested. "Invalid parameter" is one only for accounts: an ad that was
     * deleted says nothing about its account.
     */
    private static boolean isRefusal(GraphCall call, GraphFailure failure) {
        if (failure instanceof AccessDenied(GraphCode cause)) {
            return call.path().startsWith("act_") || (cause != null && cause.code() != INVALID_PARAMETER);
        }
        return failure instanceof TokenInvalid;
    }

    /** A token in use. */
    private static final class Open {

        private final TokenLease lease;
        private final GraphSession session;
        private boolean confirmed;

        Open(TokenLease lease, GraphSession session) {
            this.lease = lease;
            this.session = session;
        }

        TokenLease lease() {
            return lease;
        }

        GraphSession session() {
            return session;
        }

        /** True once. */
        synchronized boolean confirm() {
            boolean first = !confirmed;
            confirmed = true;
            return first;
        }
    }
}
