package dev.fbads.contracts.accounts;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a Meta ad account. Its form in the suite is {@code act_<digits>}; the prefix is optional in requests.
 *
 * @param value the canonical form, {@code act_} followed by 1 to 20 digits
 */
public record AccountId(String value) {

    private static final Pattern CANONICAL = Pattern.compile("act_[0-9]{1,20}");

    public AccountId {
        if (!CANONICAL.matcher(value).matches()) {
            throw new IllegalArgumentException("not an ad account id");
        }
    }

    /** Accepts {@code act_123} and {@code 123}; anything else is empty. */
    public static Optional<AccountId> parse(String input) {
        String canonical = input.startsWith("act_") ? input : "act_" + input;
        return CANONICAL.matcher(canonical).matches() ? Optional.of(new AccountId(canonical)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
