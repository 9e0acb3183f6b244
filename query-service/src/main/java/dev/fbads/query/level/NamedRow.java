package dev.fbads.query.level;

import dev.fbads.query.figures.ObjectHierarchy;

/** A row with its hierarchy. */
public record NamedRow(RowFigures row, ObjectHierarchy hierarchy) {
}
