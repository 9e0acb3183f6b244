package dev.fbads.query.memory;

import org.jspecify.annotations.Nullable;

/**
 * Sizes of objects on the heap, in bytes, in the layout of HotSpot with compressed references (heaps below 32 GB): a header of
 * 12 bytes, 16 for an array, references of 4 bytes, every object padded to a multiple of 8.
 */
public final class HeapSize {

    /** A {@link java.time.LocalDate}. */
    public static final long DATE = object(0, 8);
    /** A {@link java.time.Instant}. */
    public static final long INSTANT = object(0, 12);

    private static final int HEADER = 12;
    private static final int ARRAY_HEADER = 16;
    private static final int REFERENCE = 4;
    private static final int ALIGNMENT = 8;
    private static final int LATIN_1 = 0xff;
    private static final int SMALLEST_TABLE = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private HeapSize() {
    }

    /**
     * An object without the objects that it refers to.
     *
     * @param primitiveBytes of its primitive fields together
     */
    public static long object(int references, int primitiveBytes) {
        return aligned(HEADER + (long) references * REFERENCE + primitiveBytes);
    }

    /** An array of references without the objects that they refer to. */
    public static long references(int length) {
        return array(length, REFERENCE);
    }

    /** An array of primitives. */
    public static long array(int length, int elementBytes) {
        return aligned(ARRAY_HEADER + (long) length * elementBytes);
    }

    /** A text with its characters: one byte each if all are Latin-1, else two. */
    public static long text(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        boolean latin = text.chars().allMatch(character -> character <= LATIN_1);
        return object(1, Integer.BYTES + 2) + array(text.length(), latin ? 1 : Character.BYTES);
    }

    /** An unmodifiable list ({@code List.copyOf}) without its elements. */
    public static long list(int size) {
        return object(1, 1) + references(size);
    }

    /** An unmodifiable map ({@code Map.copyOf}) without its keys and values: its table has room for twice as many. */
    public static long map(int size) {
        return object(2, 4) + references(4 * size);
    }

    /** A {@link java.util.HashMap} without its keys and values. */
    public static long hashMap(int size) {
        int table = SMALLEST_TABLE;
        while (table * LOAD_FACTOR < size) {
            table *= 2;
        }
        return object(4, 16) + references(table) + size * object(3, Integer.BYTES);
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
