package dev.fbads.query.export;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.level.Ranked;

/**
 * External merge sort of any number of rows: when the memory limit is reached, the rows in memory are written to a temporary
 * file as one sorted run, and the runs are merged when they are read. Below the limit no file is created. Used by one thread
 * at a time, which it blocks while it reads and writes.
 */
final class SortedRows {

    private static final int BUFFER = 1 << 14;

    private final Comparator<Ranked> order;
    private final RowCodec codec;
    private final int inMemory;
    private final Path directory;
    private final List<Iterator<Ranked>> runs = new ArrayList<>();
    private List<Ranked> latest = new ArrayList<>();
    private @Nullable FileChannel file;
    private @Nullable PriorityQueue<Head> heads;
    private int size;
    private boolean closed;

    SortedRows(Comparator<Ranked> order, RowCodec codec, int inMemory, Path directory) {
        this.order = order;
        this.codec = codec;
        this.inMemory = inMemory;
        this.directory = directory;
    }

    /** Adds rows, before the first is read. */
    synchronized void add(List<Ranked> rows) {
        if (closed) {
            // The export was aborted.
            return;
        }
        for (Ranked row : rows) {
            latest.add(row);
            size++;
            if (latest.size() >= inMemory) {
                writeRun();
            }
        }
    }

    /** Number of added rows. */
    synchronized int size() {
        return size;
    }

    /** The next rows in order, at most {@code limit}. */
    synchronized List<Ranked> next(int limit) {
        PriorityQueue<Head> merged = merged();
        List<Ranked> next = new ArrayList<>(limit);
        while (next.size() < limit && !merged.isEmpty()) {
            Head first = merged.remove();
            next.add(first.row());
            if (first.rest().hasNext()) {
                merged.add(new Head(first.rest().next(), first.rest()));
            }
        }
        return next;
    }

    /** Releases all rows; may be called more than once, and while rows are read. */
    synchronized void close() {
        closed = true;
        latest = List.of();
        FileChannel opened = file;
        file = null;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a temporary file cannot be closed", e);
            }
        }
    }

    private PriorityQueue<Head> merged() {
        if (heads == null) {
            latest.sort(order);
            runs.add(latest.iterator());
            heads = new PriorityQueue<>(Comparator.comparing(Head::row, order));
            for (Iterator<Ranked> run : runs) {
                if (run.hasNext()) {
                    heads.add(new Head(run.next(), run));
                }
            }
        }
        return heads;
    }

    private void writeRun() {
        latest.sort(order);
        try {
            FileChannel target = file();
            long start = target.size();
            target.position(start);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(target), BUFFER));
            for (Ranked row : latest) {
                codec.write(row, out);
            }
            out.flush();
            runs.add(new Run(new Section(target, start), latest.size()));
            latest = new ArrayList<>();
        } catch (IOException e) {
            throw new UncheckedIOException("rows cannot be written to a temporary file", e);
        }
    }

    /** The file is deleted when it is closed, even by the end of the process. */
    private FileChannel file() throws IOException {
        if (file == null) {
            file = FileChannel.open(Files.createTempFile(directory, "export-", ".rows"), StandardOpenOption.READ,
                    StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    private record Head(Ranked row, Iterator<Ranked> rest) {
    }

    /** One sorted run in the file. */
    private final class Run implements Iterator<Ranked> {

        private final DataInputStream in;
        private int remaining;

        Run(Section section, int rows) {
            this.in = new DataInputStream(new BufferedInputStream(section, BUFFER));
            this.remaining = rows;
        }

        @Override
        public boolean hasNext() {
            return remaining > 0;
        }

        @Override
        public Ranked next() {
            remaining--;
            try {
                return codec.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException("a temporary file cannot be read", e);
            }
        }
    }

    /** The file from an offset on, independent of other readers. */
    private static final class Section extends InputStream {

        private final FileChannel file;
        private long position;

        Section(FileChannel file, long start) {
            this.file = file;
            this.position = start;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = file.read(ByteBuffer.wrap(target, offset, length), position);
            position += Math.max(read, 0);
            return read;
        }
    }
}
