package dev.fbads.gateway.fetch.query;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.graph.AnswerReader;
import dev.fbads.gateway.quota.Usage;
import io.smallrye.mutiny.Uni;

/**
 * Pages of one edge, the next of which is asked for while the latest one is being read. Promises:
 * <ol>
 * <li>One page at most is ahead of the one that was asked for, and none while earlier pages still go out.</li>
 * <li>What came early is used only when the page that was read names the same cursor; else it is dropped, as a call that was
 * made.</li>
 * <li>No cursor is asked for early that was asked for before, and each one once.</li>
 * <li>A call that is early is made like any other; when nobody needs it any longer it is cancelled.</li>
 * </ol>
 */
public final class PagesAhead<P> {

    private final SizedFetch<P> fetch;
    private final BiFunction<byte[], Usage, Optional<String>> foresight;
    private final Set<String> asked = new HashSet<>();
    private @Nullable Ask latest;
    private @Nullable Early<P> early;
    private boolean goingOut;
    private boolean closed;

    /** @param foresight the cursor that an unread page leads to, where it can be told and should be used */
    public PagesAhead(SizedFetch<P> fetch, BiFunction<byte[], Usage, Optional<String>> foresight) {
        this.fetch = fetch;
        this.foresight = foresight;
    }

    /** The page behind the cursor, null for the first one; one after the other. */
    public Uni<P> page(@Nullable String after) {
        return Uni.createFrom().deferred(() -> next(after));
    }

    /** A page begins to go out. */
    public synchronized void begin() {
        goingOut = true;
    }

    /** All that was read has gone out. */
    public synchronized void end() {
        goingOut = false;
        askAhead();
    }

    /** Nobody needs further pages. */
    public synchronized void close() {
        closed = true;
        drop();
    }

    private synchronized Uni<P> next(@Nullable String after) {
        Early<P> known = early;
        if (known == null || !known.cursor().equals(after)) {
            drop();
            Ask ask = new Ask();
            latest = ask;
            if (after != null) {
                asked.add(after);
            }
            return fetch.page(after, listener(ask));
        }
        early = null;
        latest = known.ask();
        askAhead();
        return Uni.createFrom().completionStage(known.answer());
    }

    private Listener listener(Ask ask) {
        return (body, usage) -> foresight.apply(body, usage).ifPresent(cursor -> foreseen(ask, cursor));
    }

    private synchronized void foreseen(Ask ask, String cursor) {
        ask.next = cursor;
        askAhead();
    }

    private void askAhead() {
        Ask from = latest;
        String cursor = from == null ? null : from.next;
        if (cursor == null || goingOut || closed || early != null || !asked.add(cursor)) {
            return;
        }
        Ask ask = new Ask();
        early = new Early<>(cursor, ask, fetch.page(cursor, listener(ask)).subscribe().asCompletionStage());
    }

    private void drop() {
        Early<P> unused = early;
        early = null;
        if (unused != null) {
            unused.answer().cancel(false);
        }
    }

    /** How a page is asked for. */
    @FunctionalInterface
    public interface SizedFetch<P> {

        /** @param listener is told of bodies before they are read */
        Uni<P> page(@Nullable String after, Listener listener);
    }

    /** Hears of bodies; see {@link AnswerReader#arrived}. */
    @FunctionalInterface
    public interface Listener {

        void arrived(byte[] body, Usage usage);
    }

    /** A page that is on its way before it is wanted. */
    private record Early<P>(String cursor, Ask ask, CompletableFuture<P> answer) {
    }

    /** One page that was asked for, early or not, and where it leads to. */
    private static final class Ask {

        private @Nullable String next;
    }
}
