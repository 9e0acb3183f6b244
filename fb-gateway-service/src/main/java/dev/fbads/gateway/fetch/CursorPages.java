package dev.fbads.gateway.fetch;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.reactive.AsyncPaginator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Paginates an edge of Graph to the end. */
public final class CursorPages {

    private CursorPages() {
    }

    /**
     * All pages, each fetched on demand.
     *
     * @param fetch receives the cursor of the page, null for the first one
     * @return fails with {@link GraphFailedException} when a cursor repeats or pages stay empty, since pagination would
     *         never end
     */
    public static <P extends Paged> Multi<P> from(@Nullable String first, Function<@Nullable String, Uni<P>> fetch) {
        return AsyncPaginator.paginate(() -> new CursorWalk(first),
                walk -> fetch.apply(walk.next()).onItem().invoke(walk::advance), page -> page.after() != null);
    }
}
