package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonParser;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.gateway.graph.ResponseReader;

/**
 * Reads {@code {"data":[…],"paging":{…}}} of an insights edge whose rows belong to many ads and say so, such as a
 * report's. Makes the same lines of them as the ads edge; the effective status is not known here, and left out.
 *
 * @param account whose ads they are
 * @param leftOut ads whose rows are dropped
 */
public record FlatPageReader(AccountId account, Predicate<String> leftOut) implements ResponseReader<RowsPage> {

    @Override
    public RowsPage read(byte[] body) throws IOException {
        Reading reading = new Reading(account, leftOut, new RowBytes(body));
        RowsEdge edge = new RowsEdge(reading::row);
        PageJson.readObject(body, edge::member);
        return new RowsPage(reading.out.chunks(), edge.after(), reading.out.sums(), reading.ads, edge.rows());
    }

    /** One page under way. */
    private static final class Reading {

        private final AccountId account;
        private final Predicate<String> leftOut;
        private final RowBytes rows;
        private final AdRows out = new AdRows();
        private final Set<String> ads = new HashSet<>();

        Reading(AccountId account, Predicate<String> leftOut, RowBytes rows) {
            this.account = account;
            this.leftOut = leftOut;
            this.rows = rows;
        }

        void row(JsonParser json) throws IOException {
            RowNotes notes = rows.add(json);
            Map<String, String> members = new HashMap<>(notes.identity());
            members.put("account_id", account.value().substring("act_".length()));
            AdIdentity ad = new AdIdentity(members).checked();
            if (leftOut.test(ad.adId())) {
                rows.forget();
                return;
            }
            ads.add(ad.adId());
            out.move(rows, ad);
        }
    }
}
