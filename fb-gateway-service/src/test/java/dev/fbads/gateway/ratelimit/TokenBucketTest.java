package dev.fbads.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TokenBucketTest {

    private static final long START = 1_772_366_400_000_000L;

    @Property
    void noWindowSeesMoreThanABucketAndItsRefill(@ForAll @LongRange(min = 1, max = 60_000_000) long interval,
            @ForAll @IntRange(min = 1, max = 50) int burst,
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = 20_000_000) Long> gaps) {
        TokenBucket bucket = new TokenBucket(interval, burst, 0);
        List<Long> taken = new ArrayList<>();
        long now = START;
        for (long gap : gaps) {
            now += gap;
            if (bucket.waitBehind(0, now) == 0) {
                bucket = bucket.take(now);
                taken.add(now);
            }
        }
        for (int first = 0; first < taken.size(); first++) {
            for (int last = first; last < taken.size(); last++) {
                long window = taken.get(last) - taken.get(first);
                assertThat(last - first + 1L).isLessThanOrEqualTo(burst + window / interval);
            }
        }
    }

    @Property
    void aCallIsGrantedAfterTheAnnouncedWaitAndNotEarlier(@ForAll @LongRange(min = 2, max = 60_000_000) long interval,
            @ForAll @IntRange(min = 1, max = 50) int burst, @ForAll @IntRange(min = 0, max = 200) int spent) {
        TokenBucket bucket = new TokenBucket(interval, burst, 0);
        for (int call = 0; call < spent; call++) {
            bucket = bucket.take(START);
        }
        long wait = bucket.waitBehind(0, START);

        assertThat(wait).isEqualTo(Math.max(0, spent + 1L - burst) * interval);
        assertThat(bucket.waitBehind(0, START + wait)).isZero();
        assertThat(wait == 0 || bucket.waitBehind(0, START + wait - 1) == 1).isTrue();
    }

    @Property
    void everyPrecedingCallCostsOneInterval(@ForAll @LongRange(min = 1, max = 60_000_000) long interval,
            @ForAll @IntRange(min = 0, max = 100) int others) {
        TokenBucket empty = new TokenBucket(interval, 1, START + interval);

        assertThat(empty.waitBehind(others, START)).isEqualTo((others + 1) * interval);
    }

    @Property
    void anIdleUserRegainsAFullBucket(@ForAll @IntRange(min = 1, max = 50) int burst,
            @ForAll @IntRange(min = 1, max = 50) int spent) {
        TokenBucket bucket = new TokenBucket(6_000_000, burst, 0);
        for (int call = 0; call < spent; call++) {
            bucket = bucket.take(START);
        }
        assertThat(bucket.isFull(START + spent * 6_000_000L)).isTrue();
        assertThat(bucket.isFull(START + spent * 6_000_000L - 1)).isFalse();
    }
}
