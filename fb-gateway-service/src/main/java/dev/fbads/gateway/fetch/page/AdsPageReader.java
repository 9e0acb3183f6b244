package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.gateway.graph.MalformedResponseException;
import dev.fbads.gateway.graph.ResponseReader;

/**
 * Parses {@code /act_X/ads} with expanded insights.
 *
 * @param account the account of the ads
 * @param leftOut ads whose rows are dropped
 */
public record AdsPageReader(AccountId account, Predicate<String> leftOut) implements ResponseReader<AdsPage> {

    @Override
    public AdsPage read(byte[] body) throws IOException {
        Reading reading = new Reading(account, leftOut, new RowBytes(body));
        PageJson.readObject(body, reading::member);
        return reading.page();
    }

    /** The state of parsing one page. */
    private static final class Reading {

        private final AccountId account;
        private final Predicate<String> leftOut;
        private final RowBytes rows;
        private final AdRows out = new AdRows();
        private final Set<String> listed = new HashSet<>();
        private final List<AdsPage.Unfinished> unfinished = new ArrayList<>();
        private @Nullable String after;
        private long total;
        private int ads;
        private boolean data;

        Reading(AccountId account, Predicate<String> leftOut, RowBytes rows) {
            this.account = account;
            this.leftOut = leftOut;
            this.rows = rows;
        }

        void member(JsonParser json, String name) throws IOException {
            switch (name) {
                case "data" -> {
                    PageJson.eachObject(json, () -> ad(json));
                    data = true;
                }
                case "paging" -> after = PageJson.after(json);
                case "summary" -> total = PageJson.total(json);
                // An error after some ads would make a part look complete.
                case "error" -> throw new MalformedResponseException("ads and an error");
                default -> json.skipChildren();
            }
        }

        AdsPage page() throws MalformedResponseException {
            if (!data) {
                throw new MalformedResponseException("ads without data");
            }
            return new AdsPage(out.chunks(), ads, unfinished, after, out.sums(), listed, total);
        }

        private void ad(JsonParser json) throws IOException {
            AdObject object = new AdObject(account, rows);
            PageJson.eachMember(json, name -> object.member(json, name));
            AdIdentity identity = object.identity();
            ads++;
            // The order of the edge may change between two pages, so that an ad is repeated.
            if (leftOut.test(identity.adId()) || !listed.add(identity.adId())) {
                rows.forget();
                return;
            }
            out.move(rows, identity);
            String more = object.after();
            if (more != null) {
                unfinished.add(new AdsPage.Unfinished(identity, more));
            }
        }
    }
}
