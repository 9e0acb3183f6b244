package dev.fbads.gateway.fetch;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.reactive.AsyncPaginator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Walks an edge of Graph from page to page, until one has no successor. */
public final class CursorPages {

    private CursorPages() {
    }

    /**
     * All pages, each fetched when it is asked for.
     *
     * @param fetch gets the cursor of the page, null for the first one
     * @return fails with {@link GraphFailedException} when a cursor comes a second time, or pages stay empty, since the walk
     *         would never end
     */
    public static <P extends Paged> Multi<P> from(@Nullable String first, Function<@Nullable String, Uni<P>> fetch) {
        return AsyncPaginator.paginate(() -> new CursorWalk(first),
                walk -> fetch.apply(walk.next()).onItem().invoke(walk::advance), page -> page.after() != null);
    }
}
