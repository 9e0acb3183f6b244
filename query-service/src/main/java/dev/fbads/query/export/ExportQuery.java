package dev.fbads.query.export;

import java.util.Locale;

import dev.fbads.query.level.LevelQuery;

/**
 * Which rows are wanted in which file.
 *
 * @param daily one row per object and day, by day, instead of one per object
 * @param language of headers and the file's name
 * @param byteOrderMark whether a CSV file begins with one, as Excel wants to know UTF-8
 * @param actions whether a table has a column per action type
 */
record ExportQuery(LevelQuery level, ExportFormat format, boolean daily, Locale language, boolean byteOrderMark,
        boolean actions) {
}
