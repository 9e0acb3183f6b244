package dev.fbads.query.figures;

import dev.fbads.query.metric.Figures;

/** The figures of one object at one sum index ({@link BlockRead}). */
public record ObjectFigures(int sumIndex, ObjectKey key, Figures figures) {
}
