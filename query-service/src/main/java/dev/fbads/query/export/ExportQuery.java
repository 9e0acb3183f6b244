package dev.fbads.query.export;

import java.util.Locale;

import dev.fbads.query.level.LevelQuery;

/**
 * A query for rows as a file.
 *
 * @param daily one row per object and day, ordered by day, instead of one per object
 * @param language of headers and the file's name
 * @param byteOrderMark whether a CSV file begins with one, by which Excel detects UTF-8
 * @param actions whether a table has a column per action type
 */
record ExportQuery(LevelQuery level, ExportFormat format, boolean daily, Locale language, boolean byteOrderMark,
        boolean actions) {
}
