package dev.fbads.gateway.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fbads.gateway.fetch.FetchEvent;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PackedRowsTest {

    @Property
    void packingIsReversible(@ForAll byte[] lines, @ForAll @IntRange(min = 0) int count) {
        FetchEvent.Rows rows = PackedRows.unpack(PackedRows.pack(new FetchEvent.Rows(lines, count)));

        assertThat(rows.lines()).isEqualTo(lines);
        assertThat(rows.count()).isEqualTo(count);
    }

    @Example
    void rowsShrinkToAFifthOrLess() {
        byte[] lines = "{\"row\":{\"date_start\":\"2026-01-01\",\"impressions\":\"1001\",\"spend\":\"21.640000\"}}\n"
                .repeat(500)
                .getBytes(UTF_8);

        assertThat(PackedRows.pack(new FetchEvent.Rows(lines, 500)).length).isLessThan(lines.length / 5);
    }

    @Example
    void foreignBytesAreRejected() {
        byte[] packed = PackedRows.pack(new FetchEvent.Rows("{\"row\":{}}".getBytes(UTF_8), 1));
        packed[packed.length / 2] ^= 0x55;

        assertThatThrownBy(() -> PackedRows.unpack(packed)).isInstanceOf(CacheEntryLostException.class);
        assertThatThrownBy(() -> PackedRows.unpack(new byte[3])).isInstanceOf(CacheEntryLostException.class);
    }
}
