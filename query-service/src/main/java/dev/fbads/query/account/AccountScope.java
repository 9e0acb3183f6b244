package dev.fbads.query.account;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;

/** The ad accounts that a request selects. */
public sealed interface AccountScope {

    /** Maximum number of accounts of one response. */
    int MAX_ACCOUNTS = 50;

    /**
     * The condition on {@code account_id} and {@code compte_id} of a table.
     *
     * @param first number of its first SQL parameter
     */
    String condition(int first);

    /** The SQL parameters of the condition. */
    List<Object> values();

    /**
     * Accounts by id.
     *
     * @param accountIds distinct, in order, 1 to {@link #MAX_ACCOUNTS}
     * @param compteId the compte that has them; null if the request names none
     */
    record Named(List<AccountId> accountIds, @Nullable Integer compteId) implements AccountScope {

        public Named {
            accountIds = List.copyOf(accountIds);
            if (accountIds.isEmpty() || accountIds.size() > MAX_ACCOUNTS) {
                throw new IllegalArgumentException("1 to " + MAX_ACCOUNTS + " accounts");
            }
        }

        @Override
        public String condition(int first) {
            String named = "account_id = ANY ($" + first + "::text[])";
            return compteId == null ? named : named + " AND compte_id = $" + (first + 1) + "::integer";
        }

        @Override
        public List<Object> values() {
            Object ids = accountIds.stream().map(AccountId::value).toArray(String[]::new);
            return compteId == null ? List.of(ids) : List.of(ids, compteId);
        }
    }

    /** Every account of a compte. */
    record WholeCompte(int compteId) implements AccountScope {

        @Override
        public String condition(int first) {
            return "compte_id = $" + first + "::integer";
        }

        @Override
        public List<Object> values() {
            return List.of(compteId);
        }
    }
}
