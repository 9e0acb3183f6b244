package dev.fbads.query.account;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;

/** Finds ad accounts among those that the caller may see. */
@ApplicationScoped
public class AdAccounts {

    private final AdAccountRepository repository;

    AdAccounts(AdAccountRepository repository) {
        this.repository = repository;
    }

    /**
     * The accounts of the scope, by id, all of one compte. Fails with {@code account_not_found} if one of them does not exist
     * or is not visible to the caller, with {@code compte_required} if no compte is named and not exactly one has all of them,
     * and with {@code invalid_request} if a compte has too many accounts.
     */
    public Uni<List<VersionedAccount>> resolve(TenantSession session, AccountScope scope) {
        return repository.in(session, scope)
                .map(found -> switch (scope) {
                    case AccountScope.Named named -> named(named, found);
                    case AccountScope.WholeCompte whole -> whole(found);
                });
    }

    private static List<VersionedAccount> named(AccountScope.Named scope, List<VersionedAccount> found) {
        Map<Integer, List<VersionedAccount>> byCompte = found.stream()
                .collect(Collectors.groupingBy(VersionedAccount::compteId));
        List<List<VersionedAccount>> complete = byCompte.values()
                .stream()
                .filter(accounts -> accounts.size() == scope.accountIds().size())
                .toList();
        if (complete.size() == 1) {
            return complete.getFirst();
        }
        long seen = found.stream().map(VersionedAccount::accountId).distinct().count();
        if (seen < scope.accountIds().size()) {
            throw new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND);
        }
        throw new ProblemException(ProblemCode.COMPTE_REQUIRED, new FieldViolation("compte_id", FieldCode.REQUIRED));
    }

    private static List<VersionedAccount> whole(List<VersionedAccount> found) {
        if (found.isEmpty()) {
            throw new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND);
        }
        if (found.size() > AccountScope.MAX_ACCOUNTS) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, new FieldViolation("account_id", FieldCode.TOO_MANY,
                    Integer.toString(AccountScope.MAX_ACCOUNTS)));
        }
        return found;
    }
}
