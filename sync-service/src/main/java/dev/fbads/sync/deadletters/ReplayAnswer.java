package dev.fbads.sync.deadletters;

import java.util.List;

/** What was replayed. */
public record ReplayAnswer(List<Topic> topics) {

    public ReplayAnswer {
        topics = List.copyOf(topics);
    }

    /** Letters that went back to the topic. */
    public record Topic(String topic, int replayed) {
    }
}
