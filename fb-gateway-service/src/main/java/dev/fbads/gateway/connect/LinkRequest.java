package dev.fbads.gateway.connect;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/** The body of {@code POST /api/facebook/connect/accounts}, not validated. */
record LinkRequest(@Nullable String connectionId, @Nullable List<@Nullable String> accountIds) {

    /** @throws ProblemException when it is missing */
    String connection() {
        if (connectionId == null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    new FieldViolation("connection_id", FieldCode.REQUIRED, List.of()));
        }
        return connectionId;
    }

    /** @throws ProblemException when it is missing, or contains an invalid account id */
    List<AccountId> accounts() {
        if (accountIds == null || accountIds.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    new FieldViolation("account_ids", FieldCode.REQUIRED, List.of()));
        }
        List<AccountId> accounts = new ArrayList<>();
        for (String id : accountIds) {
            accounts.add(AccountId.parse(String.valueOf(id)).orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST,
                    new FieldViolation("account_ids", FieldCode.INVALID_ACCOUNT_ID, List.of()))));
        }
        return accounts;
    }
}
