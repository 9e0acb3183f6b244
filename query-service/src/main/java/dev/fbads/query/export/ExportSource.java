package dev.fbads.query.export;

import java.util.List;

import dev.fbads.query.figures.QueryContext;
import io.smallrye.mutiny.Multi;

/**
 * The rows of an export.
 *
 * @param context the context of the query
 * @param rows read on demand
 * @param end releases resources; must run after the last row was requested, may run more than once
 */
record ExportSource(QueryContext context, Multi<List<ExportRow>> rows, Runnable end) {
}
