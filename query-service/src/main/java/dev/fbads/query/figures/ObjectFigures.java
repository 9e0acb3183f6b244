package dev.fbads.query.figures;

import dev.fbads.query.metric.Figures;

/** The figures of one object in one bucket. */
public record ObjectFigures(int bucket, ObjectKey key, Figures figures) {
}
