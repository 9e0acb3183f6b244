package dev.fbads.gateway.accounts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.gateway.fetch.Paged;
import dev.fbads.gateway.fetch.page.PageJson;
import dev.fbads.gateway.graph.MalformedResponseException;

/**
 * One page of {@code /me/adaccounts}.
 *
 * @param accounts what it lists
 * @param after the cursor of the next page, null on the last one
 */
record AccountsPage(List<AdAccount> accounts, @Nullable String after) implements Paged {

    AccountsPage {
        accounts = List.copyOf(accounts);
    }

    @Override
    public boolean isEmpty() {
        return accounts.isEmpty();
    }

    /** Reads an answer that is one account. */
    static AdAccount readOne(byte[] body) throws IOException {
        Map<String, @Nullable String> members = new HashMap<>();
        PageJson.readObject(body, (json, name) -> Reading.member(json, name, members));
        return Reading.account(members);
    }

    /** Reads the answer; see {@link dev.fbads.gateway.graph.ResponseReader}. */
    static AccountsPage read(byte[] body) throws IOException {
        Reading reading = new Reading();
        PageJson.readObject(body, reading::member);
        if (!reading.data) {
            throw new MalformedResponseException("accounts without data");
        }
        return new AccountsPage(reading.accounts, reading.after);
    }

    private static final class Reading {

        private final List<AdAccount> accounts = new ArrayList<>();
        private @Nullable String after;
        private boolean data;

        void member(JsonParser json, String name) throws IOException {
            switch (name) {
                case "data" -> {
                    PageJson.eachObject(json, () -> accounts.add(account(json)));
                    data = true;
                }
                case "paging" -> after = PageJson.after(json);
                default -> json.skipChildren();
            }
        }

        private static AdAccount account(JsonParser json) throws IOException {
            Map<String, @Nullable String> members = new HashMap<>();
            PageJson.eachMember(json, name -> member(json, name, members));
            return account(members);
        }

        static void member(JsonParser json, String name, Map<String, @Nullable String> members) throws IOException {
            if (json.currentToken().isScalarValue()) {
                members.put(name, PageJson.text(json));
            }
            json.skipChildren();
        }

        static AdAccount account(Map<String, @Nullable String> members) throws MalformedResponseException {
            String id = AccountId.parse(String.valueOf(members.get("account_id")))
                    .orElseThrow(() -> new MalformedResponseException("an account without id"))
                    .value();
            return new AdAccount(id, members.get("name"), members.get("currency"), members.get("timezone_name"),
                    status(members.get("account_status")));
        }

        private static @Nullable Integer status(@Nullable String text) {
            return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
        }
    }
}
