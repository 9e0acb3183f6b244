package dev.fbads.gateway.insights;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/** The unvalidated body of {@code POST /internal/insights}; see {@link InsightsRequest}. */
record InsightsRequestBody(@Nullable String requestId, @Nullable Integer compteId, @Nullable String accountId,
        @Nullable String userId, @Nullable String role, @Nullable String since, @Nullable String until,
        @Nullable String granularity, @Nullable String breakdownSet) {

    /** The validated request; throws a {@link ProblemException} that names every invalid member. */
    InsightsRequest toRequest() {
        Checks checks = new Checks();
        Optional<UUID> id = checks.field("request_id", requestId, InsightsRequestBody::uuid, FieldCode.INVALID_TYPE, "a UUID");
        Optional<Integer> compte = checks.field("compte_id", compteId, Optional::of, FieldCode.INVALID_TYPE);
        Optional<AccountId> account = checks.field("account_id", accountId, AccountId::parse, FieldCode.INVALID_ACCOUNT_ID);
        Optional<String> user = checks.field("user_id", userId, Optional::of, FieldCode.INVALID_TYPE);
        Optional<Role> callerRole = checks.field("role", role, InsightsRequestBody::role, FieldCode.INVALID_TYPE,
                known(Role.values()));
        Optional<LocalDate> first = checks.field("since", since, InsightsRequestBody::date, FieldCode.INVALID_DATE);
        Optional<LocalDate> last = checks.field("until", until, InsightsRequestBody::date, FieldCode.INVALID_DATE);
        Optional<Granularity> slice = checks.field("granularity", granularity, Granularity::ofWire,
                FieldCode.UNKNOWN_GRANULARITY, known(Granularity.values()));
        Optional<BreakdownSet> set = checks.field("breakdown_set", breakdownSet, BreakdownSet::ofWire,
                FieldCode.UNKNOWN_BREAKDOWN_SET, known(BreakdownSet.values()));
        checks.order(first, last);
        checks.verify();
        return new InsightsRequest(id.orElseThrow(), compte.orElseThrow(), account.orElseThrow().value(), user.orElseThrow(),
                callerRole.orElseThrow(), first.orElseThrow(), last.orElseThrow(), slice.orElseThrow(), set.orElseThrow());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Role> role(String text) {
        return Arrays.stream(Role.values())
                .filter(role -> role.wire().equals(text))
                .findFirst();
    }

    private static String known(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Collects all violations. */
    private static final class Checks {

        private final List<FieldViolation> violations = new ArrayList<>();

        <I, O> Optional<O> field(String name, @Nullable I member, Function<I, Optional<O>> parser, FieldCode otherwise,
                String... args) {
            if (member == null) {
                violations.add(new FieldViolation(name, FieldCode.REQUIRED));
                return Optional.empty();
            }
            Optional<O> value = parser.apply(member);
            if (value.isEmpty()) {
                violations.add(new FieldViolation(name, otherwise, args));
            }
            return value;
        }

        void order(Optional<LocalDate> since, Optional<LocalDate> until) {
            if (since.isPresent() && until.isPresent() && until.get().isBefore(since.get())) {
                violations.add(new FieldViolation("until", FieldCode.REVERSED_PERIOD));
            }
        }

        void verify() {
            if (!violations.isEmpty()) {
                throw new ProblemException(ProblemCode.INVALID_REQUEST, violations);
            }
        }
    }
}
