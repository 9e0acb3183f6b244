package dev.fbads.system.chaos;

import java.util.List;
import java.util.stream.Collectors;

/** An imported account; the id has its prefix. */
record Account(int compteId, String accountId) {

    /** A list for SQL's {@code IN}. */
    static String ids(List<Account> accounts) {
        return accounts.stream().map(account -> "'" + account.accountId() + "'").collect(Collectors.joining(", "));
    }

    /** As the simulator's log of calls names it. */
    String digits() {
        return accountId.substring("act_".length());
    }
}
