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
 * Rows of one job on their way, in a file: while the stream lasts no transaction is open and no row is in memory. The file is
 * made for the first row, and has no name once it is open, so even a killed process leaves nothing behind.
 */
public final class Spool {

    /** Read at once: some dozen rows, for each read is a change of threads. */
    private static final int CHUNK = 128 * 1024;

    private final Uni<AsyncFile> file;
    private long bytes;

    private Spool(Uni<AsyncFile> file) {
        this.file = file;
    }

    /** A new, empty spool, which will be in the folder. */
    static Spool in(Vertx vertx, String folder) {
        return new Spool(
                Uni.createFrom().deferred(() -> vertx.fileSystem().createTempFile(folder, "fbads-", ".spool", "rw-------"))
                        .chain(path -> vertx.fileSystem().open(path, new OpenOptions().setDeleteOnClose(true)))
                        .memoize().indefinitely());
    }

    /** Adds whole lines. */
    Uni<Void> append(Buffer lines) {
        long position = bytes;
        bytes += lines.length();
        return file.chain(open -> open.write(lines, position));
    }

    /** The lines from the first, once, a chunk of the file at a time, as fast as they are asked for. */
    Multi<List<byte[]>> lines() {
        if (bytes == 0) {
            return Multi.createFrom().empty();
        }
        return file.onItem().transformToMulti(open -> {
            LineSplitter splitter = new LineSplitter();
            return open.setReadPos(0).setReadBufferSize(CHUNK).toMulti().map(chunk -> splitter.split(chunk.getBytes()));
        });
    }

    /** Gives the file back, if there is one. */
    Uni<Void> close() {
        return bytes == 0 ? Uni.createFrom().voidItem() : file.chain(AsyncFile::close);
    }
}
