package dev.fbads.query.level;

import dev.fbads.query.figures.ObjectHierarchy;

/** A row, and what it is called. */
public record NamedRow(RowFigures row, ObjectHierarchy hierarchy) {
}
