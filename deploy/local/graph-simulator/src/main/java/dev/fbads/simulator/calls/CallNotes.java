package dev.fbads.simulator.calls;

import java.util.List;
import java.util.Optional;

/** What is learned about a call while it is being answered; the first insights question of a call is the one noted. */
public final class CallNotes {

    private String account = "";
    private Optional<Asked> insights = Optional.empty();

    /** Notes the digits of the account that is read. */
    public void account(String id) {
        if (account.isEmpty()) {
            account = id;
        }
    }

    /** Notes the period and the breakdowns of an insights question. */
    public void insights(String since, String until, List<String> breakdowns) {
        if (insights.isEmpty()) {
            insights = Optional.of(new Asked(since, until, breakdowns));
        }
    }

    /** Digits of the account, empty when the call was of none. */
    public String account() {
        return account;
    }

    /** What insights were asked for, if any. */
    public Optional<Asked> insights() {
        return insights;
    }

    /** A period, both days inclusive, and breakdowns. */
    public record Asked(String since, String until, List<String> breakdowns) {

        /** Copies the list. */
        public Asked {
            breakdowns = List.copyOf(breakdowns);
        }
    }
}
