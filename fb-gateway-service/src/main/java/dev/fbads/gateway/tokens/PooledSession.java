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
import dev.fbads.gateway.errors.GraphFailure.AccessDenied;
import dev.fbads.gateway.errors.GraphFailure.Throttled;
import dev.fbads.gateway.errors.GraphFailure.TokenInvalid;
import dev.fbads.gateway.errors.GraphFailure;
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
 * Calls that survive the death of their token. Promises:
 * <ol>
 * <li>A token is taken with the first call, and kept while it works.</li>
 * <li>A refused token, or a refused account, is told after the one call that met it, and the same call is made with the
 * next token: since an answer is read whole or not at all, no row comes twice and none is missing.</li>
 * <li>An item of a batch that is refused is told like a call; the other items of its batch count.</li>
 * <li>No token is tried twice. When none is left, the call fails as the pool says.</li>
 * <li>Where the limit of a token's app is used up, the call, or the items of a batch that met the limit, are made with a token
 * of another app, if there is one.</li>
 * <li>Calls at once that meet the same refusal change the token once.</li>
 * </ol>
 */
final class PooledSession implements GraphSession {

    private static final int INVALID_PARAMETER = 100;

    private final GraphClient graph;
    private final TokenLeases leases;
    private final Caller caller;
    private final CallCounter tally = new CallCounter();
    private final Set<UUID> tried = new HashSet<>();
    /** Failures of items that another app has no reason to repeat; each is one of its own, however equal. */
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
    public CallCounter tally() {
        return tally;
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
        return leases.relief(open.lease(), alreadyTried())
                .onItem().transformToUni(relief -> {
                    if (relief.isEmpty()) {
                        return Uni.createFrom().item(result);
                    }
                    goOnWith(relief.get(), List.of());
                    return get(call, reader);
                });
    }

    /** One refused part is enough; whoever asked knows which parts to ask for again. */
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
                : leases.relief(open.lease(), alreadyTried())
                        .onItem().invoke(relief -> relief.ifPresent(lease -> goOnWith(lease, throttled)))
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

    private synchronized void goOnWith(TokenLease lease, List<GraphFailure> instead) {
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
        return lease.map(given -> new Open(given, graph.session(given.token(), caller.withApp(given.stored().appId()),
                tally)));
    }

    /**
     * Permissions are refused by code, whatever was asked for. With "invalid parameter" an object is refused, and an ad that
     * vanished says nothing about its account.
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
