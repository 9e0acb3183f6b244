package dev.fbads.gateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every script is called through {@link RedisScript#on}, so each test that runs one verifies that its keys share a slot. */
class HashSlotTest {

    /** From the cluster specification, and from {@code CLUSTER KEYSLOT}. */
    @ParameterizedTest
    @CsvSource({ "123456789,12739", "foo,12182", "bar,5061", "hello,866", "{user1000}.following,3443", "'',0" })
    void slotsAreThoseOfRedis(String key, int slot) {
        assertThat(HashSlot.of(key)).isEqualTo(slot);
    }

    @Test
    void onlyTheFirstTagCountsAndAnEmptyOneIsNone() {
        assertThat(HashSlot.of("foo{bar}{zap}")).isEqualTo(HashSlot.of("bar"));
        assertThat(HashSlot.of("foo{{bar}}zap")).isEqualTo(HashSlot.of("{bar"));
        assertThat(HashSlot.of("foo{}{bar}")).isNotEqualTo(HashSlot.of("bar")).isNotEqualTo(0);
        assertThat(HashSlot.of("foo{bar")).isNotEqualTo(HashSlot.of("bar"));
    }

    @Test
    void aScriptOverTwoSlotsIsRejected() {
        RedisScript script = RedisScript.of(getClass(), "/dev/fbads/gateway/ratelimit/release.lua");

        assertThatThrownBy(() -> script.on(List.of("{a}:1", "{b}:1"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(script.on(List.of("{a}:1", "{a}:2"))).isNotNull();
    }
}
