package dev.fbads.gateway.webhooks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Remembers, in this replica, as many of the latest changes as are configured. */
@ApplicationScoped
class LatestChanges implements SeenChanges {

    private final Set<String> latest;

    LatestChanges(WebhooksConfig config) {
        int most = config.remembered();
        this.latest = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
            }
        }));
    }

    @Override
    public boolean contains(String changeId) {
        return latest.contains(changeId);
    }

    @Override
    public void add(String changeId) {
        latest.add(changeId);
    }
}
