package dev.fbads.contracts.problems;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of problems in one language. */
final class ProblemTexts {

    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    private ProblemTexts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("dev.fbads.contracts.problems.texts", locale, NO_FALLBACK);
    }

    static ProblemTexts in(Locale locale) {
        return new ProblemTexts(locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH);
    }

    String of(ProblemCode code) {
        return bundle.getString("problem." + code.wire());
    }

    String of(FieldViolation violation) {
        return new MessageFormat(bundle.getString("field." + violation.code().wire()), locale)
                .format(violation.args().toArray());
    }
}
