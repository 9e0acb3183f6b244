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
 * Any number of rows in order, of which only some are in memory: as soon as there are that many, they go to a temporary file as
 * one sorted run, and the runs are merged as they are read. Few rows never see a file. Used by one thread at a time, which it
 * blocks while it reads and writes.
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

    /** Before the first is read. */
    synchronized void add(List<Ranked> rows) {
        if (closed) {
            // Nobody waits for them any more.
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

    /** How many have been added. */
    synchronized int size() {
        return size;
    }

    /** The next rows in order, so many if there are. */
    synchronized List<Ranked> next(int most) {
        PriorityQueue<Head> merged = merged();
        List<Ranked> next = new ArrayList<>(most);
        while (next.size() < most && !merged.isEmpty()) {
            Head first = merged.remove();
            next.add(first.row());
            if (first.rest().hasNext()) {
                merged.add(new Head(first.rest().next(), first.rest()));
            }
        }
        return next;
    }

    /** Forgets them all; may be called more than once, and while they are read. */
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
            throw new UncheckedIOException("rows cannot wait in a temporary file", e);
        }
    }

    /** Has no name any more: its space is free as soon as it is closed, even by the end of the process. */
    private FileChannel file() throws IOException {
        if (file == null) {
            file = FileChannel.open(Files.createTempFile(directory, "export-", ".rows"), StandardOpenOption.READ,
                    StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    private record Head(Ranked row, Iterator<Ranked> rest) {
    }

    /** So many rows of the file. */
    private final class Run implements Iterator<Ranked> {

        private final DataInputStream in;
        private int left;

        Run(Section section, int rows) {
            this.in = new DataInputStream(new BufferedInputStream(section, BUFFER));
            this.left = rows;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public Ranked next() {
            left--;
            try {
                return codec.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException("a temporary file cannot be read", e);
            }
        }
    }

    /** A file from some byte on, whatever others read of it. */
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
