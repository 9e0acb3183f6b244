package dev.fbads.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

class EntityTagTest {

    @Test
    void tagsAreListedInAnyFormThatHttpAllows() {
        assertThat(EntityTag.listed(List.of("\"a\", W/\"b\"", "\"c\""))).containsExactly("\"a\"", "\"b\"", "\"c\"");
        assertThat(EntityTag.listed(List.of("*"))).containsExactly("*");
        assertThat(EntityTag.listed(List.of("nonsense", ""))).isEmpty();
    }

    @Test
    void aTagIsMatchedByItselfAndByAny() {
        String tag = EntityTag.of(new ResponseKey("key"), Locale.FRENCH);

        assertThat(tag).isEqualTo("\"key.fr\"").isNotEqualTo(EntityTag.of(new ResponseKey("key"), Locale.ENGLISH));
        assertThat(EntityTag.matches(List.of("\"other\"", tag), tag)).isTrue();
        assertThat(EntityTag.matches(List.of("*"), tag)).isTrue();
        assertThat(EntityTag.matches(List.of("\"other\""), tag)).isFalse();
    }
}
