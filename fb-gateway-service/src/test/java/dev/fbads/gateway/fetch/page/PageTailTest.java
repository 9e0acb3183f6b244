package dev.fbads.gateway.fetch.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.gateway.testing.Bodies;

class PageTailTest {

    @Test
    void the_cursor_and_the_number_of_objects_stand_at_the_end() {
        String page = Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 3), "N1")), "C2", 40);

        assertThat(of(page)).contains(new PageTail("C2", 40));
        assertThat(of("{\"data\":[],\"paging\":{\"next\":\"x\",\"cursors\":{\"after\":\"C\\u0032\"}} }"))
                .contains(new PageTail("C2", 0));
    }

    /** The last page, the rows of an ad, texts that look like it, and what is cut off. */
    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "{\"data\":[]}",
            "{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"C2\"}}}",
            "{\"data\":[{\"id\":\"1\",\"insights\":{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"N\"},\"next\":\"x\"}}}]}",
            "{\"paging\":{\"cursors\":{\"after\":\"C2\"},\"next\":\"x\"},\"data\":[]",
            "{\"data\":[{\"name\":\"paging\"}]}",
            "{\"data\":[{\"name\":\"\\\"paging\\\":{\\\"next\\\":\\\"x\\\"}\"}]}",
            "{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"C2\"},\"next\":\"x\"",
            "{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"C2\"},\"next\":\"x\"}}}",
            "{\"data\":[],\"paging\":{\"next\":\"x\"}}" })
    void without_a_next_page_at_the_end_nothing_is_said(String body) {
        assertThat(of(body)).isEmpty();
    }

    @Test
    void a_page_of_many_rows_is_looked_at_near_its_end_only() {
        String paging = "\"paging\":{\"cursors\":{\"after\":\"C2\"},\"next\":\"x\"}";

        assertThat(of("{" + paging + ",\"data\":[\"" + "x".repeat(40_000) + "\"]}")).isEmpty();
        assertThat(of("{\"data\":[\"" + "x".repeat(40_000) + "\"]," + paging + "}")).isPresent();
    }

    private static Optional<PageTail> of(String body) {
        return PageTail.of(body.getBytes(UTF_8));
    }
}
