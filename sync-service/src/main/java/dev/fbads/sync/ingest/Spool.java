package dev.fbads.sync.ingest;

import java.util.List;

import dev.fbads.sync.gateway.LineSplitter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;

/**
 * Rows of one job on their way, in a file: while the stream lasts no transaction is open and no row is in memory. The file has
 * no
 * name once it is open, so even a killed process leaves nothing behind.
 */
public final class Spool {

    /** Read at once: some dozen rows, for each read is a change of threads. */
    private static final int CHUNK = 128 * 1024;

    private final AsyncFile file;
    private long bytes;

    private Spool(AsyncFile file) {
        this.file = file;
    }

    /** A new, empty spool in the folder. */
    static Uni<Spool> open(Vertx vertx, String folder) {
        return vertx.fileSystem().createTempFile(folder, "fbads-", ".spool", "rw-------")
                .chain(path -> vertx.fileSystem().open(path, new OpenOptions().setDeleteOnClose(true)))
                .map(Spool::new);
    }

    /** Adds whole lines. */
    Uni<Void> append(Buffer lines) {
        long position = bytes;
        bytes += lines.length();
        return file.write(lines, position);
    }

    /** The lines from the first, once, a chunk of the file at a time, as fast as they are asked for. */
    Multi<List<byte[]>> lines() {
        return Multi.createFrom().deferred(() -> {
            LineSplitter splitter = new LineSplitter();
            return file.setReadPos(0).setReadBufferSize(CHUNK).toMulti().map(chunk -> splitter.split(chunk.getBytes()));
        });
    }

    /** Gives the file back. */
    Uni<Void> close() {
        return file.close();
    }
}
