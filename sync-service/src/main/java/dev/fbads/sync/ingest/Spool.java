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
 * Rows of one job on their way, in a file: while the stream lasts no transaction is open and no row is in memory.
 */
public final class Spool {

    private final Vertx vertx;
    private final String path;
    private final AsyncFile file;
    private long bytes;

    private Spool(Vertx vertx, String path, AsyncFile file) {
        this.vertx = vertx;
        this.path = path;
        this.file = file;
    }

    /** A new, empty spool in the folder. */
    static Uni<Spool> open(Vertx vertx, String folder) {
        return vertx.fileSystem().createTempFile(folder, "fbads-", ".spool", "rw-------")
                .chain(path -> vertx.fileSystem().open(path, new OpenOptions().setRead(false))
                        .map(file -> new Spool(vertx, path, file)));
    }

    /** Adds whole lines. */
    Uni<Void> append(Buffer lines) {
        long position = bytes;
        bytes += lines.length();
        return file.write(lines, position);
    }

    /** Ends writing. */
    Uni<Void> seal() {
        return file.close();
    }

    /** The lines, a chunk of the file at a time, as fast as they are asked for. */
    Multi<List<byte[]>> lines() {
        return Multi.createFrom().deferred(() -> {
            LineSplitter splitter = new LineSplitter();
            return vertx.fileSystem().open(path, new OpenOptions().setWrite(false).setCreate(false))
                    .onItem().transformToMulti(opened -> opened.toMulti()
                            .map(chunk -> splitter.split(chunk.getBytes()))
                            .onTermination().call(opened::close));
        });
    }

    /** Bytes that wait in it. */
    long bytes() {
        return bytes;
    }

    /** Removes the file. */
    Uni<Void> delete() {
        return vertx.fileSystem().delete(path);
    }
}
