package dev.fbads.simulator.webhooks;

import java.net.URI;
import java.util.List;

/** What an app wants to be told, and where. */
record Subscription(String object, URI callback, List<String> fields) {

    Subscription {
        fields = List.copyOf(fields);
    }
}
