package dev.fbads.query.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ActionSumsTest {

    @Property
    void aSumIsFoundByItsNumberInAnyOrderOfSums(@ForAll Map<@IntRange(max = 100) Integer, Long> sums) {
        ActionSums found = ActionSums.of(sums.keySet().stream().mapToInt(Integer::intValue).toArray(),
                sums.values().stream().mapToLong(Long::longValue).toArray());

        for (int number = 0; number <= 100; number++) {
            assertThat(found.micros(number)).isEqualTo(sums.getOrDefault(number, 0L));
        }
    }
}
