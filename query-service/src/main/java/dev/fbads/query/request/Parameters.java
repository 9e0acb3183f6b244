package dev.fbads.query.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.periods.PeriodRules;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/**
 * The query parameters of one request. Each read notes what is wrong and answers empty; {@link #refuseInvalid()} then names
 * everything at once.
 */
public final class Parameters {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    private final Map<String, List<String>> given;
    private final List<FieldViolation> violations = new ArrayList<>();

    private Parameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /** Notes names that are not known, and names that are given more than once. */
    public static Parameters of(Map<String, List<String>> given, Set<String> known) {
        Parameters parameters = new Parameters(given);
        for (String name : new TreeSet<>(given.keySet())) {
            if (!known.contains(name)) {
                parameters.violate(name, FieldCode.UNKNOWN_FIELD);
            } else if (given.get(name).size() > 1) {
                parameters.violate(name, FieldCode.GIVEN_TWICE);
            }
        }
        return parameters;
    }

    /** An ad account id, with or without {@code act_}; required. */
    public Optional<AccountId> requiredAccountId(String name) {
        return required(name).flatMap(text -> {
            Optional<AccountId> accountId = AccountId.parse(text);
            if (accountId.isEmpty()) {
                violate(name, FieldCode.INVALID_ACCOUNT_ID);
            }
            return accountId;
        });
    }

    /** The days from {@code since} to {@code until}, both inclusive; required. */
    public Optional<Period> requiredPeriod() {
        return PeriodRules.period(optional("since").orElse(null), optional("until").orElse(null), violations);
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

    /** Notes one more violation. */
    public void violate(String field, FieldCode code, String... args) {
        violations.add(new FieldViolation(field, code, args));
    }

    /** @throws ProblemException {@code invalid_request} with every violation noted so far */
    public void refuseInvalid() {
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, violations);
        }
    }

    private Optional<String> required(String name) {
        Optional<String> text = optional(name).filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            violate(name, FieldCode.REQUIRED);
        }
        return text;
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(given.get(name)).map(List::getFirst);
    }
}
