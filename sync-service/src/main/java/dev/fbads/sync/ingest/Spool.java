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
 * The rows of one job in a temporary file, so that neither a transaction nor memory is held while the stream lasts. The file
 * is created for the first row and unlinked once it is open, so that even a killed process leaves no file.
 */
public final class Spool {

    /** Read buffer: some dozen rows, because each read changes threads. */
    private static final int CHUNK = 128 * 1024;

    private final Uni<AsyncFile> file;
    private long bytes;

    private Spool(Uni<AsyncFile> file) {
        this.file = file;
    }

    /** A new, empty spool in the folder. */
    static Spool in(Vertx vertx, String folder) {
        return new Spool(
                Uni.createFrom().deferred(() -> vertx.fileSystem().createTempFile(folder, "fbads-", ".spool", "rw-------"))
                        .chain(path -> vertx.fileSystem().open(path, new OpenOptions().setDeleteOnClose(true)))
                        .memoize().indefinitely());
    }

    /** Appends complete lines. */
    Uni<Void> append(Buffer lines) {
        long position = bytes;
        bytes += lines.length();
        return file.chain(open -> open.write(lines, position));
    }

    /** The lines from the first one, in chunks, as fast as they are requested; may be read once. */
    Multi<List<byte[]>> lines() {
        if (bytes == 0) {
            return Multi.createFrom().empty();
        }
        return file.onItem().transformToMulti(open -> {
            LineSplitter splitter = new LineSplitter();
            return open.setReadPos(0).setReadBufferSize(CHUNK).toMulti().map(chunk -> splitter.split(chunk.getBytes()));
        });
    }

    /** Closes and deletes the file, if there is one. */
    Uni<Void> close() {
        return bytes == 0 ? Uni.createFrom().voidItem() : file.chain(AsyncFile::close);
    }
}
