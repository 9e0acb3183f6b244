package dev.fbads.simulator.tokens;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/** Accounts whose permission was taken away, from all tokens or from one. */
@Singleton
public class LostAccounts {

    /** Stands for every token. */
    private static final String ALL = "";

    private final Map<Key, AccountLoss> losses = new ConcurrentHashMap<>();

    private record Key(String account, String token) {
    }

    /** Takes an account, {@code act_<digits>}, away from one token or from all. */
    public void lose(String account, Optional<String> token, AccountLoss loss) {
        losses.put(new Key(account, token.orElse(ALL)), loss);
    }

    /** Gives it back to all. */
    public void restore(String account) {
        losses.keySet().removeIf(key -> key.account().equals(account));
    }

    /** Gives back everything. */
    public void clear() {
        losses.clear();
    }

    /** Whether and how it is lost to a token. */
    public Optional<AccountLoss> of(String account, String token) {
        return Optional.ofNullable(losses.get(new Key(account, token)))
                .or(() -> Optional.ofNullable(losses.get(new Key(account, ALL))));
    }
}
