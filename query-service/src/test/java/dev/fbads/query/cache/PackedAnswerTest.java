package dev.fbads.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PackedAnswerTest {

    private static final long LONGEST = 1_000_000;

    @Property
    void whatIsPackedComesBack(@ForAll byte[] answer) {
        assertThat(PackedAnswer.unpack(PackedAnswer.pack(answer, 16), LONGEST)).hasValue(answer);
    }

    @Test
    void aLongAnswerTakesLess() {
        byte[] answer = "{\"impressions\":12345}".repeat(1000).getBytes(StandardCharsets.UTF_8);

        byte[] packed = PackedAnswer.pack(answer, 2048);

        assertThat(packed.length).isLessThan(answer.length / 10);
        assertThat(PackedAnswer.unpack(packed, LONGEST)).hasValue(answer);
    }

    @Property
    void whatIsNotAnAnswerIsNone(@ForAll byte[] bytes) {
        assertThat(PackedAnswer.unpack(bytes, 3)).satisfiesAnyOf(found -> assertThat(found).isEmpty(),
                found -> assertThat(found.orElseThrow()).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    void anAnswerThatWasCutOrIsLongerThanAllowedIsNone() {
        byte[] packed = PackedAnswer.pack(new byte[10_000], 2048);

        assertThat(PackedAnswer.unpack(Arrays.copyOf(packed, packed.length - 6), LONGEST)).isEmpty();
        assertThat(PackedAnswer.unpack(packed, 9_999)).isEmpty();
    }
}
