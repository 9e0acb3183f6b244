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
 * Parses {@code {"data":[…],"paging":{…}}} of an insights edge whose rows contain the ids of their ads, such as a report.
 * Produces the same lines as the ads edge, without the effective status, which is unknown here.
 *
 * @param account the account of the ads
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

    /** The state of parsing one page. */
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
