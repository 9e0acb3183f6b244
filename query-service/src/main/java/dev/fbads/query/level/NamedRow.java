package dev.fbads.query.level;

import dev.fbads.query.figures.ObjectPlace;

/** A row, and what it is called. */
public record NamedRow(RowFigures row, ObjectPlace place) {
}
