package dev.fbads.sync.deadletters;

import java.util.List;

/** The number of replayed records per topic. */
public record ReplayResponse(List<Topic> topics) {

    public ReplayResponse {
        topics = List.copyOf(topics);
    }

    /** Records that were sent back to the topic. */
    public record Topic(String topic, int replayed) {
    }
}
