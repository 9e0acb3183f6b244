package dev.fbads.contracts.periods;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;

/** Validates periods. Every endpoint with a period uses these rules, so that all refuse alike. */
public final class PeriodRules {

    private PeriodRules() {
    }

    /**
     * The day written as {@code 2026-01-31}.
     *
     * @param violations receives a violation if the text is invalid
     */
    public static Optional<LocalDate> day(String field, @Nullable String text, List<FieldViolation> violations) {
        if (text == null || text.isBlank()) {
            violations.add(new FieldViolation(field, FieldCode.REQUIRED));
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException malformed) {
            violations.add(new FieldViolation(field, FieldCode.INVALID_DATE));
            return Optional.empty();
        }
    }

    /** The period between two fields, if both are well-formed and in order. */
    public static Optional<Period> period(@Nullable String since, @Nullable String until, List<FieldViolation> violations) {
        Optional<LocalDate> first = day("since", since, violations);
        Optional<LocalDate> last = day("until", until, violations);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (last.get().isBefore(first.get())) {
            violations.add(new FieldViolation("until", FieldCode.REVERSED_PERIOD));
            return Optional.empty();
        }
        return Optional.of(new Period(first.get(), last.get()));
    }

    /** Violations of a period with days that have not begun or that are older than Meta's history. */
    public static List<FieldViolation> servable(Period period, ReportingCalendar calendar, Instant now) {
        List<FieldViolation> violations = new ArrayList<>();
        LocalDate latest = calendar.latestDay(now);
        if (period.until().isAfter(latest)) {
            violations.add(new FieldViolation("until", FieldCode.FUTURE_DATE, latest.toString()));
        }
        LocalDate earliest = calendar.earliestDay(now);
        if (period.since().isBefore(earliest)) {
            violations.add(new FieldViolation("since", FieldCode.BEFORE_HISTORY, earliest.toString()));
        }
        return violations;
    }
}
