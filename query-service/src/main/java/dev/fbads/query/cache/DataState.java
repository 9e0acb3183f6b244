package dev.fbads.query.cache;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.fbads.query.account.AccountScope;
import dev.fbads.query.account.AccountVersion;

/**
 * The data versions of the accounts of a request.
 *
 * @param accounts at least one, all of one compte, by id
 */
record DataState(List<AccountVersion> accounts) {

    DataState {
        accounts = List.copyOf(accounts);
    }

    /** Empty unless exactly one visible compte has all accounts of the scope; reading then fails with the reason. */
    static Optional<DataState> of(AccountScope scope, List<AccountVersion> visible) {
        return switch (scope) {
            case AccountScope.Named named -> only(visible, named.accountIds().size());
            case AccountScope.WholeCompte whole -> visible.isEmpty() || visible.size() > AccountScope.MAX_ACCOUNTS
                    ? Optional.empty()
                    : Optional.of(new DataState(visible));
        };
    }

    private static Optional<DataState> only(List<AccountVersion> visible, int count) {
        Map<Integer, List<AccountVersion>> byCompte = visible.stream().collect(Collectors.groupingBy(AccountVersion::compteId));
        List<List<AccountVersion>> complete = byCompte.values().stream().filter(accounts -> accounts.size() == count).toList();
        return complete.size() == 1 ? Optional.of(new DataState(complete.getFirst())) : Optional.empty();
    }
}
