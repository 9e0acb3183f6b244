package dev.fbads.query.export;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.level.Position;
import dev.fbads.query.level.Ranked;
import dev.fbads.query.level.RowFigures;
import dev.fbads.query.level.SortValue;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.ActionSums;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.Sums;

/** Encodes and decodes the rows of one export; the format is not used elsewhere. Not thread-safe. */
final class RowCodec {

    private static final int ABSENT = 0;
    private static final int NUMBER = 1;
    private static final int TEXT = 2;

    private final ActionIndex actions;
    private final ActionSums.Accumulator accumulator;

    /** @param actions the action types of all rows */
    RowCodec(ActionIndex actions) {
        this.actions = actions;
        this.accumulator = new ActionSums.Accumulator(actions);
    }

    void write(Ranked ranked, DataOutput out) throws IOException {
        text(ranked.row().key().accountId(), out);
        text(ranked.row().key().objectId(), out);
        value(ranked.position().value(), out);
        figures(ranked.row().now(), out);
        Figures before = ranked.row().before();
        out.writeBoolean(before != null);
        if (before != null) {
            figures(before, out);
        }
    }

    Ranked read(DataInput in) throws IOException {
        ObjectKey key = new ObjectKey(text(in), text(in));
        SortValue value = value(in);
        Figures now = figures(in);
        @Nullable
        Figures before = in.readBoolean() ? figures(in) : null;
        return new Ranked(new Position(value, key), new RowFigures(key, now, before));
    }

    private static void value(SortValue value, DataOutput out) throws IOException {
        BigDecimal number = value.number();
        String text = value.text();
        out.writeByte(number != null ? NUMBER : text != null ? TEXT : ABSENT);
        if (number != null) {
            text(number.toString(), out);
        } else if (text != null) {
            text(text, out);
        }
    }

    private static SortValue value(DataInput in) throws IOException {
        return switch (in.readByte()) {
            case NUMBER -> SortValue.of(new BigDecimal(text(in)));
            case TEXT -> new SortValue(null, text(in));
            default -> SortValue.of(null);
        };
    }

    private void figures(Figures figures, DataOutput out) throws IOException {
        Sums sums = figures.sums();
        for (long sum : new long[] { sums.rows(), sums.impressions(), sums.clicks(), sums.spendMicros(), sums.reach(),
                sums.uniqueClicks(), sums.inlineLinkClicks(), sums.inlinePostEngagement() }) {
            out.writeLong(sum);
        }
        for (int number = 0; number < actions.size(); number++) {
            long micros = figures.actions().micros(number);
            if (micros != 0) {
                out.writeInt(number);
                out.writeLong(micros);
            }
        }
        out.writeInt(-1);
    }

    /** The alias of each result is derived from the actions. */
    private Figures figures(DataInput in) throws IOException {
        Sums sums = new Sums(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(),
                in.readLong(), in.readLong());
        for (int number = in.readInt(); number >= 0; number = in.readInt()) {
            accumulator.add(number, in.readLong());
        }
        return Figures.of(sums, accumulator.take(), actions);
    }

    private static void text(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
