package dev.fbads.query.export;

import java.util.List;

import dev.fbads.query.figures.QueryContext;
import io.smallrye.mutiny.Multi;

/**
 * Where the rows of an export come from.
 *
 * @param ground what they stand on
 * @param rows not read before they are asked for
 * @param end to be run when no more is asked for, however it ends; may be run more than once
 */
record ExportSource(QueryContext ground, Multi<List<ExportRow>> rows, Runnable end) {
}
