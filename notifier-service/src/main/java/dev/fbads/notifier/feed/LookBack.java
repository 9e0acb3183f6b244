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
 * Begins each partition a while ago. {@code auto.offset.reset=by_duration} would say the same, but leaves an empty partition
 * without a position for a whole request time-out, and its first events waiting as long.
 *
 * <p>
 * Called on the consumer's own thread, where asking the broker is allowed.
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

    /** The ends are asked first: what arrives meanwhile lies behind them, and is read. */
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
