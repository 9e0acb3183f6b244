package dev.fbads.query.export;

import java.util.List;

/** Turns rows into the bytes of one file, in order. What has been returned is not kept. Not for several threads at once. */
interface ExportEncoder {

    /** What the file begins with. */
    byte[] head();

    /** The next rows; may be empty, and come with the next ones. */
    byte[] rows(List<ExportRow> rows);

    /** What the file ends with; without it, it is not whole. */
    byte[] tail();
}
