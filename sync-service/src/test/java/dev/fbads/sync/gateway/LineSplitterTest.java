package dev.fbads.sync.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LineSplitterTest {

    @Property(tries = 200)
    void linesAreReassembledWhereverTheStreamIsCut(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            String line = "{\"é\":" + "x".repeat(random.nextInt(50)) + "}";
            lines.add(line);
            text.append(line).append('\n');
        }
        byte[] stream = text.toString().getBytes(StandardCharsets.UTF_8);

        LineSplitter splitter = new LineSplitter();
        List<String> split = new ArrayList<>();
        for (int start = 0; start < stream.length;) {
            int end = Math.min(stream.length, start + 1 + random.nextInt(30));
            splitter.split(Arrays.copyOfRange(stream, start, end))
                    .forEach(line -> split.add(new String(line, StandardCharsets.UTF_8)));
            start = end;
        }

        assertThat(split).isEqualTo(lines);
        assertThat(splitter.hasIncompleteLine()).isFalse();
    }

    @Property(tries = 20)
    void aStreamThatEndsWithinALineIsDetected(@ForAll long seed) {
        LineSplitter splitter = new LineSplitter();

        splitter.split(("{}\n{\"row\":" + seed).getBytes(StandardCharsets.UTF_8));

        assertThat(splitter.hasIncompleteLine()).isTrue();
    }
}
