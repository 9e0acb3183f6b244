package dev.fbads.query.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.periods.PeriodRules;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/**
 * The query parameters of one request. A read of an invalid value records a violation and returns an empty result;
 * {@link #refuseInvalid()} then reports all violations at once.
 */
public final class Parameters {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Map<String, List<String>> given;
    private final List<FieldViolation> violations = new ArrayList<>();

    private Parameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /** Records violations by unknown and repeated names. */
    public static Parameters of(Map<String, List<String>> given, Set<String> known) {
        return of(given, known, Set.of());
    }

    /** As {@link #of(Map, Set)}, with names that may be repeated. */
    public static Parameters of(Map<String, List<String>> given, Set<String> known, Set<String> repeatable) {
        Parameters parameters = new Parameters(given);
        for (String name : new TreeSet<>(given.keySet())) {
            if (!known.contains(name)) {
                parameters.violate(name, FieldCode.UNKNOWN_FIELD);
            } else if (given.get(name).size() > 1 && !repeatable.contains(name)) {
                parameters.violate(name, FieldCode.GIVEN_TWICE);
            }
        }
        return parameters;
    }

    /** Whether there is a value. */
    public boolean has(String name) {
        return !given.getOrDefault(name, List.of()).isEmpty();
    }

    /** The distinct values, repeated or separated by commas, in order; at most {@code max}. */
    public List<String> values(String name, int max) {
        List<String> texts = given.getOrDefault(name, List.of());
        if (texts.isEmpty()) {
            return texts;
        }
        long count = texts.stream().mapToLong(text -> 1 + text.chars().filter(character -> character == ',').count()).sum();
        if (count > max) {
            violate(name, FieldCode.TOO_MANY, Integer.toString(max));
            return List.of();
        }
        return texts.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .distinct()
                .sorted()
                .toList();
    }

    /** Ad account ids, with or without {@code act_}. */
    public List<AccountId> accountIds(String name, int max) {
        List<Optional<AccountId>> ids = values(name, max).stream().map(AccountId::parse).toList();
        if (ids.stream().anyMatch(Optional::isEmpty)) {
            violate(name, FieldCode.INVALID_ACCOUNT_ID);
            return List.of();
        }
        return ids.stream().map(Optional::orElseThrow).distinct().toList();
    }

    /** Digits each, as Meta's object ids are. */
    public List<String> ids(String name, int max) {
        List<String> ids = values(name, max);
        if (!ids.stream().allMatch(id -> DIGITS.matcher(id).matches())) {
            violate(name, FieldCode.INVALID_ID);
            return List.of();
        }
        return ids;
    }

    /** The days from {@code since} to {@code until}, both inclusive; required. */
    public Optional<Period> requiredPeriod() {
        return requiredPeriod("");
    }

    /** The same with a prefix of the names. */
    public Optional<Period> requiredPeriod(String prefix) {
        List<FieldViolation> found = new ArrayList<>();
        Optional<Period> period = PeriodRules.period(optional(prefix + "since").orElse(null),
                optional(prefix + "until").orElse(null), found);
        found.forEach(violation -> violations
                .add(new FieldViolation(prefix + violation.field(), violation.code(), violation.args())));
        return period;
    }

    /** A text that is not blank, of at most {@code maxLength} characters. */
    public Optional<String> text(String name, int maxLength) {
        return optional(name).filter(text -> {
            if (text.length() > maxLength) {
                violate(name, FieldCode.TOO_LONG, Integer.toString(maxLength));
            }
            if (text.indexOf('\0') >= 0) {
                // PostgreSQL does not accept this character in a text.
                violate(name, FieldCode.INVALID_TYPE, "string");
            }
            return !text.isBlank();
        });
    }

    /** An integer between two bounds, inclusive. */
    public Optional<Integer> integer(String name, int min, int max) {
        return optional(name).flatMap(text -> {
            Optional<Integer> number = NUMBER.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
            Optional<Integer> valid = number.filter(value -> value >= min && value <= max);
            if (valid.isEmpty()) {
                violate(name, FieldCode.OUT_OF_RANGE, Integer.toString(min), Integer.toString(max));
            }
            return valid;
        });
    }

    /** Digits, as Meta's object ids are. */
    public Optional<String> id(String name) {
        return optional(name).filter(text -> {
            boolean valid = DIGITS.matcher(text).matches();
            if (!valid) {
                violate(name, FieldCode.INVALID_ID);
            }
            return valid;
        });
    }

    /** A positive integer. */
    public Optional<Integer> positiveInteger(String name) {
        return id(name).flatMap(digits -> {
            try {
                return Optional.of(Integer.valueOf(digits));
            } catch (NumberFormatException tooLarge) {
                violate(name, FieldCode.OUT_OF_RANGE, "1", Integer.toString(Integer.MAX_VALUE));
                return Optional.empty();
            }
        });
    }

    /**
     * One of the allowed values of a name.
     *
     * @param ofWire finds the value with a name
     * @param unknown recorded for an unknown value, with the known ones
     */
    public <T> Optional<T> choice(String name, Function<String, Optional<T>> ofWire, FieldCode unknown, String known) {
        Optional<String> given = optional(name);
        Optional<T> chosen = given.flatMap(ofWire);
        if (given.isPresent() && chosen.isEmpty()) {
            violate(name, unknown, known);
        }
        return chosen;
    }

    /** Records violations. */
    public void violate(List<FieldViolation> added) {
        violations.addAll(added);
    }

    /** Records a violation. */
    public void violate(String field, FieldCode code, String... args) {
        violations.add(new FieldViolation(field, code, args));
    }

    /** @throws ProblemException {@code invalid_request} with all recorded violations */
    public void refuseInvalid() {
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, violations);
        }
    }

    /** The first value, unparsed. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(given.get(name)).filter(values -> !values.isEmpty()).map(List::getFirst);
    }
}
