package dev.fbads.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PackedResponseTest {

    private static final long LONGEST = 1_000_000;

    @Property
    void unpackingReturnsThePackedResponse(@ForAll byte[] response) {
        assertThat(PackedResponse.unpack(PackedResponse.pack(response, 16), LONGEST)).hasValue(response);
    }

    @Test
    void aLongResponseTakesLess() {
        byte[] response = "{\"impressions\":12345}".repeat(1000).getBytes(StandardCharsets.UTF_8);

        byte[] packed = PackedResponse.pack(response, 2048);

        assertThat(packed.length).isLessThan(response.length / 10);
        assertThat(PackedResponse.unpack(packed, LONGEST)).hasValue(response);
    }

    @Property
    void otherBytesAreNotUnpacked(@ForAll byte[] bytes) {
        assertThat(PackedResponse.unpack(bytes, 3)).satisfiesAnyOf(found -> assertThat(found).isEmpty(),
                found -> assertThat(found.orElseThrow()).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    void aTruncatedOrTooLongResponseIsNotUnpacked() {
        byte[] packed = PackedResponse.pack(new byte[10_000], 2048);

        assertThat(PackedResponse.unpack(Arrays.copyOf(packed, packed.length - 6), LONGEST)).isEmpty();
        assertThat(PackedResponse.unpack(packed, 9_999)).isEmpty();
    }
}
