package dev.fbads.simulator.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/** The app's subscriptions, one per kind of object, and the accounts that tell the app anything at all. */
@Singleton
class Subscriptions {

    private final Map<String, Subscription> byObject = new ConcurrentHashMap<>();
    private final Set<String> accounts = ConcurrentHashMap.newKeySet();

    void put(Subscription subscription) {
        byObject.put(subscription.object(), subscription);
    }

    Optional<Subscription> of(String object) {
        return Optional.ofNullable(byObject.get(object));
    }

    List<Subscription> all() {
        return new ArrayList<>(byObject.values());
    }

    void remove(Optional<String> object) {
        object.ifPresentOrElse(byObject::remove, byObject::clear);
    }

    /** Subscribes the app to an account, given by its digits. */
    void subscribe(String account) {
        accounts.add(account);
    }

    void unsubscribe(String account) {
        accounts.remove(account);
    }

    boolean covers(String account) {
        return accounts.contains(account);
    }

    void clear() {
        byObject.clear();
        accounts.clear();
    }
}
