package dev.fbads.gateway.fetch.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.quota.Usage;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Pages are their own cursors here; their bodies name the cursor that they seem to lead to. */
class PagesAheadTest {

    private final List<String> calls = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();
    private final Map<String, PagesAhead.Listener> listeners = new HashMap<>();
    private final Map<String, UniEmitter<? super String>> answers = new HashMap<>();
    private final PagesAhead<String> pages = new PagesAhead<>(this::call,
            (body, usage) -> Optional.of(new String(body, UTF_8)).filter(cursor -> !cursor.isEmpty()));

    @Test
    void the_next_page_is_asked_for_when_the_latest_came_and_is_not_read_yet() {
        UniAssertSubscriber<String> first = ask(null);
        arrives("first", "C2");
        assertThat(calls).containsExactly("first", "C2");
        answer("first");
        first.assertItem("first");

        answer("C2");

        ask("C2").assertItem("C2");
        assertThat(calls).containsExactly("first", "C2");
    }

    @Test
    void one_page_at_most_is_ahead() {
        ask(null);
        arrives("first", "C2");
        arrives("C2", "C3");
        assertThat(calls).containsExactly("first", "C2");

        ask("C2");
        assertThat(calls).containsExactly("first", "C2", "C3");
    }

    @Test
    void nothing_is_asked_ahead_while_pages_go_out() {
        pages.begin();
        ask(null);
        arrives("first", "C2");
        assertThat(calls).containsExactly("first");

        pages.end();
        assertThat(calls).containsExactly("first", "C2");
    }

    @Test
    void a_page_behind_another_cursor_is_dropped_and_asked_for_as_before() {
        ask(null);
        arrives("first", "WRONG");

        UniAssertSubscriber<String> second = ask("C2");
        answer("C2");

        second.assertItem("C2");
        assertThat(calls).containsExactly("first", "WRONG", "C2");
        assertThat(cancelled).containsExactly("WRONG");
    }

    @Test
    void no_cursor_is_asked_for_early_twice() {
        ask(null);
        arrives("first", "C2");
        arrives("first", "C2");
        ask("C2");
        arrives("C2", "C2");

        assertThat(calls).containsExactly("first", "C2");
    }

    @Test
    void a_failure_of_an_early_call_is_that_of_its_page() {
        ask(null);
        arrives("first", "C2");
        IllegalStateException broken = new IllegalStateException("broken");
        answers.get("C2").fail(broken);

        assertThat(ask("C2").getFailure()).isSameAs(broken);
    }

    @Test
    void who_leaves_cancels_what_is_under_way_and_begins_nothing() {
        ask(null);
        arrives("first", "C2");

        pages.close();
        assertThat(cancelled).containsExactly("C2");

        arrives("first", "C3");
        assertThat(calls).containsExactly("first", "C2");
    }

    @Test
    void who_leaves_while_waiting_for_an_early_page_cancels_it() {
        ask(null);
        arrives("first", "C2");

        ask("C2").cancel();

        assertThat(cancelled).containsExactly("C2");
    }

    private UniAssertSubscriber<String> ask(String after) {
        return pages.page(after).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private void arrives(String page, String leadingTo) {
        listeners.get(page).arrived(leadingTo.getBytes(UTF_8), Usage.UNKNOWN);
    }

    private void answer(String page) {
        answers.get(page).complete(page);
    }

    private Uni<String> call(String after, PagesAhead.Listener listener) {
        String name = after == null ? "first" : after;
        return Uni.createFrom().<String> emitter(emitter -> {
            calls.add(name);
            listeners.put(name, listener);
            answers.put(name, emitter);
        }).onCancellation().invoke(() -> cancelled.add(name));
    }
}
