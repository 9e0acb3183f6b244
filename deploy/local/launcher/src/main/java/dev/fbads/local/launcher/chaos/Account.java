package dev.fbads.local.launcher.chaos;

/** One of the accounts that are imported; the id with its prefix. */
record Account(int compteId, String accountId) {

    /** As the simulator's log of calls names it. */
    String digits() {
        return accountId.substring("act_".length());
    }
}
