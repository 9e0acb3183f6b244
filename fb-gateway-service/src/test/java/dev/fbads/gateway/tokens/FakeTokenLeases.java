package dev.fbads.gateway.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.tokens.vault.RowIdentity;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import io.smallrye.mutiny.Uni;

/** Named tokens, and what happens to them. */
final class FakeTokenLeases implements TokenLeases {

    private final List<String> tokens;
    final List<String> events = new ArrayList<>();
    /** The alternative token by the name of the stopped one. */
    final Map<String, String> reliefs = new ConcurrentHashMap<>();
    private final Map<UUID, String> names = new ConcurrentHashMap<>();

    FakeTokenLeases(String... tokens) {
        this.tokens = List.of(tokens);
    }

    @Override
    public synchronized Uni<Optional<TokenLease>> next(Set<UUID> tried) {
        Optional<TokenLease> next = tokens.stream().map(this::lease).filter(lease -> !tried.contains(lease.id())).findFirst();
        next.ifPresent(lease -> events.add("take " + names.get(lease.id())));
        return Uni.createFrom().item(next);
    }

    @Override
    public synchronized Uni<Void> refused(TokenLease lease, GraphFailure failure) {
        events.add("refused " + names.get(lease.id()) + " " + failure);
        return Uni.createFrom().voidItem();
    }

    @Override
    public synchronized Uni<Optional<TokenLease>> alternative(TokenLease lease, Set<UUID> tried) {
        return Uni.createFrom().item(Optional.ofNullable(reliefs.remove(names.get(lease.id()))).map(this::lease));
    }

    @Override
    public synchronized Uni<Void> succeeded(TokenLease lease) {
        events.add("worked " + names.get(lease.id()));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<GraphFailure> exhausted(@Nullable GraphFailure last) {
        return Uni.createFrom().item(PooledSessionTest.NONE_LEFT);
    }

    private TokenLease lease(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
        names.put(id, name);
        StoredToken stored = new StoredToken(new RowIdentity(id, 1), new TokenState.Valid(null),
                new SealedSecret("k", new byte[12], new byte[16]), null, null, null, Set.of(), null, null);
        return new TokenLease(stored, new AccessToken(name), false);
    }
}
