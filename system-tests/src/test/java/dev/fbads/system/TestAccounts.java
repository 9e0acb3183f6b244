package dev.fbads.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/**
 * Creates ad accounts that belong to one test alone: at Meta's stand-in, and linked to a compte as the host does it. The same
 * seed gives the same ads and deliveries in every run and every order of tests.
 *
 * @param compteId 1 is the compte of {@code responsable} and {@code client}, 2 that of {@code stranger}; {@code superadmin} and
 *        {@code direction} manage both
 */
public record TestAccounts(int ads, String currency, String zone, int compteId, long seed) {

    private static final String LINK = """
            INSERT INTO public.facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name, account_status)
            VALUES (?, ?, ?, ?, ?, 1)
            """;
    /** The gateway has listed the accounts of the installation's token before this one existed: let it try any again. */
    private static final String FORGET_LIST = "UPDATE gateway.tokens SET accounts_read_at = NULL WHERE compte_id IS NULL";

    /** Canadian accounts of compte 1 with so many ads, of which two thirds deliver on a day. */
    public static TestAccounts with(int ads) {
        return new TestAccounts(ads, "CAD", "America/Toronto", 1, 1);
    }

    public TestAccounts in(String newCurrency, String newZone) {
        return new TestAccounts(ads, newCurrency, newZone, compteId, seed);
    }

    TestAccounts ofCompte(int newCompteId) {
        return new TestAccounts(ads, currency, zone, newCompteId, seed);
    }

    TestAccounts drawnFrom(long newSeed) {
        return new TestAccounts(ads, currency, zone, compteId, newSeed);
    }

    /** A new account on each call; its id with the prefix. */
    public String create(Stack stack) {
        JsonNode account = new Control(stack).post("accounts",
                "{\"ads\":%d,\"currency\":\"%s\",\"timezone_name\":\"%s\",\"seed\":%d}".formatted(ads, currency, zone, seed));
        try (Connection owner = stack.backing().postgres().connect("fbads_owner");
                PreparedStatement link = owner.prepareStatement(LINK);
                PreparedStatement forget = owner.prepareStatement(FORGET_LIST)) {
            link.setInt(1, compteId);
            link.setString(2, account.path("id").asText());
            link.setString(3, account.path("name").asText());
            link.setString(4, currency);
            link.setString(5, zone);
            link.executeUpdate();
            forget.executeUpdate();
        } catch (SQLException failed) {
            throw new AssertionError("the account cannot be linked", failed);
        }
        return account.path("id").asText();
    }
}
