package dev.fbads.simulator.webhooks;

import java.net.URI;
import java.util.List;

/** The changes that an app subscribes to, and its callback address. */
record Subscription(String object, URI callback, List<String> fields) {

    Subscription {
        fields = List.copyOf(fields);
    }
}
