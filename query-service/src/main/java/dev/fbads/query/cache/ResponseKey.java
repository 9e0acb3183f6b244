package dev.fbads.query.cache;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import dev.fbads.query.account.AccountVersion;

/**
 * Identifies equal responses by a digest of everything that determines their bytes: the release, the request, the data
 * versions of the accounts, and the current date in the reporting zone and in the zone of each account (a response names the
 * days that are not over). The caller is not part of it, because responses depend only on the accounts.
 *
 * @param value 192 bits of a digest, in URL-safe Base64
 */
record ResponseKey(String value) {

    static ResponseKey of(String generation, CacheableRequest request, DataState state, Instant now, ZoneId reporting) {
        Digest digest = new Digest();
        digest.add(generation);
        digest.add(reporting.getId());
        digest.add(LocalDate.ofInstant(now, reporting).toString());
        digest.addAll(request.identity());
        for (AccountVersion account : state.accounts()) {
            digest.add(Integer.toString(account.compteId()));
            digest.add(account.accountId());
            digest.add(Long.toString(account.version()));
            digest.add(LocalDate.ofInstant(now, account.zone().orElse(reporting)).toString());
        }
        return new ResponseKey(digest.text());
    }
}
