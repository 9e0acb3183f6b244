package dev.fbads.sync.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;

class SpoolTest {

    private static final int LINES = 50_000;

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        vertx.closeAndAwait();
    }

    @Test
    void returnsEveryLineInOrder() {
        Spool spool = Spool.in(vertx, folder.toString());
        for (int i = 0; i < LINES; i += 1_000) {
            StringBuilder chunk = new StringBuilder();
            for (int line = i; line < i + 1_000; line++) {
                chunk.append("{\"row\":").append(line).append("}\n");
            }
            spool.append(Buffer.buffer(chunk.toString())).await().indefinitely();
        }

        List<String> lines = spool.lines().onItem().<byte[]> disjoint()
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .collect().asList().await().indefinitely();

        assertThat(lines).hasSize(LINES).startsWith("{\"row\":0}").endsWith("{\"row\":49999}").doesNotHaveDuplicates();
    }

    @Test
    void theFileIsUnlinkedWhileItIsOpen() throws IOException {
        Spool spool = Spool.in(vertx, folder.toString());
        spool.append(Buffer.buffer("{}\n")).await().indefinitely();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("files that a killed process would leave").isEmpty();
        }
        spool.close().await().indefinitely();
    }

    @Test
    void anEmptySpoolHasNoLinesAndNoFile() {
        Spool spool = Spool.in(vertx, folder.resolve("absent").toString());

        assertThat(spool.lines().collect().asList().await().indefinitely()).isEmpty();
        spool.close().await().indefinitely();
    }
}
