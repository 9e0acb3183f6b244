package dev.fbads.notifier.feed;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import dev.fbads.service.time.SystemTime;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;

/**
 * Positions each assigned partition at {@link FeedConfig#lookBack} ago. {@code auto.offset.reset=by_duration} would leave an
 * empty partition without a position for a whole request timeout, which delays its first events.
 *
 * <p>
 * Called on the consumer's own thread, where blocking requests to the broker are allowed.
 */
@ApplicationScoped
@Identifier("look-back")
class LookBack implements KafkaConsumerRebalanceListener {

    private final Clock clock;
    private final FeedConfig config;

    LookBack(@SystemTime Clock clock, FeedConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** The end offsets are requested first, so that records that arrive meanwhile are read. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        long begin = clock.instant().minus(config.lookBack()).toEpochMilli();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> begin)))
                .forEach((partition, found) -> consumer.seek(partition, position(found, ends.get(partition))));
    }

    private static long position(@Nullable OffsetAndTimestamp found, long end) {
        return found == null ? end : found.offset();
    }
}
