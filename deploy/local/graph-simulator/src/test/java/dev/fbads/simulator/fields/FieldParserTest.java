package dev.fbads.simulator.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FieldParserTest {

    @Test
    void namesSubFieldsAndModifiersAreRead() {
        List<Field> fields = FieldParser.parse("""
                id, campaign{id,name,objective},insights.time_range({"since":"2026-11-01","until":"2026-11-02"})
                .time_increment(1).breakdowns(["age","gender"]).limit(5){spend,actions}""".replace("\n", ""));

        assertThat(fields).extracting(Field::name).containsExactly("id", "campaign", "insights");
        assertThat(fields.get(1).fieldNames()).containsExactly("id", "name", "objective");
        assertThat(fields.get(2).fieldNames()).containsExactly("spend", "actions");
        assertThat(fields.get(2).modifiers()).isEqualTo(Map.of(
                "time_range", "{\"since\":\"2026-11-01\",\"until\":\"2026-11-02\"}",
                "time_increment", "1",
                "breakdowns", "[\"age\",\"gender\"]",
                "limit", "5"));
    }

    @Test
    void expansionsNest() {
        Field ads = FieldParser.parse("ads.limit(2){adset{campaign{name}},insights{spend}}").getFirst();

        assertThat(ads.fields().getFirst().fields().getFirst().fieldNames()).containsExactly("name");
        assertThat(ads.fieldsText()).isEqualTo("adset{campaign{name}},insights{spend}");
    }

    @Test
    void bracketsInsideQuotesDoNotEndAnArgument() {
        Field field = FieldParser.parse("insights.filtering([{\"value\":\"a) \\\" ]b\"}]){spend}").getFirst();

        assertThat(field.modifiers()).containsEntry("filtering", "[{\"value\":\"a) \\\" ]b\"}]");
    }

    @Test
    void nothingAskedIsNoError() {
        assertThat(FieldParser.parse(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "id,", ",id", "id}", "insights{spend", "insights{}", "insights.limit(5{spend}", "insights.limit",
            "insights.(5)", "a b", "x.y([1)])", "{id}", "id,,name" })
    void whatIsNotOfTheSyntaxIsRefused(String fields) {
        assertThatThrownBy(() -> FieldParser.parse(fields))
                .isInstanceOf(FieldSyntaxException.class)
                .hasMessageStartingWith("Syntax error \"")
                .hasMessageEndingWith(fields);
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatThrownBy(() -> FieldParser.parse("a{".repeat(5_000))).isInstanceOf(FieldSyntaxException.class);
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll("fields") List<Field> fields) {
        String text = new Field("root", Map.of(), fields).fieldsText();

        assertThat(FieldParser.parse(text)).isEqualTo(fields);
    }

    @Provide
    Arbitrary<List<Field>> fields() {
        return field(3).list().ofMinSize(1).ofMaxSize(4);
    }

    private static Arbitrary<Field> field(int depth) {
        Arbitrary<String> names = Arbitraries.strings().withChars("abcxyz_19").ofMinLength(1).ofMaxLength(6);
        Arbitrary<String> arguments = Arbitraries.of("", "1", "{\"since\":\"2026-11-01\"}", "[\"age\",\"gender\"]",
                "age,gender",
                "(a)", "')'");
        Arbitrary<List<Field>> children = depth == 0
                ? Arbitraries.just(List.of())
                : field(depth - 1).list().ofMaxSize(3);
        return Combinators.combine(names, Arbitraries.maps(names, arguments).ofMaxSize(2), children).as(Field::new);
    }
}
