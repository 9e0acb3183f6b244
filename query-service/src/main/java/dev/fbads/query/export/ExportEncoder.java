package dev.fbads.query.export;

import java.util.List;

/** Encodes rows as the bytes of one file, in order. Does not retain returned bytes. Not thread-safe. */
interface ExportEncoder {

    /** The first bytes of the file. */
    byte[] head();

    /** The bytes of the next rows; may be empty if they are returned with later ones. */
    byte[] rows(List<ExportRow> rows);

    /** The last bytes of the file, without which it is incomplete. */
    byte[] tail();
}
