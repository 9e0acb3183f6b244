package dev.fbads.contracts.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyCodeHasATextInBothLanguages(ProblemCode code) {
        Problem english = Problem.of(code, Locale.ENGLISH);
        Problem french = Problem.of(code, Locale.FRENCH);

        assertThat(english.title()).isNotBlank().isNotEqualTo(french.title());
        assertThat(english.status()).isEqualTo(code.status());
    }

    @ParameterizedTest
    @EnumSource(FieldCode.class)
    void everyFieldCodeHasATextInBothLanguagesWithoutLeftOverPlaceholders(FieldCode code) {
        ProblemException exception = new ProblemException(ProblemCode.INVALID_REQUEST,
                new FieldViolation("f", code, List.of("A", "B")));

        String english = Problem.of(exception, Locale.UK).errors().get(0).message();
        String french = Problem.of(exception, Locale.CANADA_FRENCH).errors().get(0).message();

        assertThat(english).isNotBlank().doesNotContain("{", "''").isNotEqualTo(french);
        assertThat(french).isNotBlank().doesNotContain("{", "''");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', value = { "fr-CA,fr;q=0.9 | fr", "en-US | en", "de | en", "de,fr;q=0.1 | fr", "%%% | en",
            "'' | en" })
    void theLanguageIsTheCallersOrEnglish(String header, String language) {
        assertThat(Languages.preferred(header).getLanguage()).isEqualTo(language);
    }

    @Test
    void withoutAHeaderItIsEnglish() {
        assertThat(Languages.preferred(null)).isEqualTo(Locale.ENGLISH);
    }
}
