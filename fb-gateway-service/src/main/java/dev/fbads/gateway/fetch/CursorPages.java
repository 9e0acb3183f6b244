package dev.fbads.gateway.fetch;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.graph.GraphFailedException;
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
     * @return fails with {@link GraphFailedException} when a cursor comes a second time, since the walk would never end
     */
    public static <P extends Paged> Multi<P> from(@Nullable String first, Function<@Nullable String, Uni<P>> fetch) {
        return Multi.createBy().repeating()
                .<Walk, P> uni(() -> new Walk(first), walk -> fetch.apply(walk.next).onItem().invoke(walk::advance))
                .whilst(page -> page.after() != null);
    }

    private static final class Walk {

        private final Set<String> seen = new HashSet<>();
        private @Nullable String next;

        Walk(@Nullable String first) {
            this.next = first;
            if (first != null) {
                seen.add(first);
            }
        }

        void advance(Paged page) {
            String after = page.after();
            if (after != null && !seen.add(after)) {
                throw new GraphFailedException(new GraphFailure.CursorLost(null));
            }
            next = after;
        }
    }
}
