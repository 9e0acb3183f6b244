package dev.fbads.system;

import java.util.Set;

/**
 * Faults between Meta and the gateway, and how a stream that is affected ends.
 *
 * <p>
 * {@code once} is the end when one call goes wrong, {@code always} when every one does: the name of an error code, or
 * {@link #TRUTH}. {@code wholeBatch} says that in a batch the HTTP call is affected and not an item.
 */
enum Fault {
    SERVER_ERROR("{'kind':'error','status':500,'code':1}", Fault.TRUTH, "graph_unavailable", false),
    BAD_GATEWAY_PAGE("{'kind':'html','status':502}", Fault.TRUTH, "graph_unavailable", true),
    PAGE_INSTEAD_OF_JSON("{'kind':'html','status':200}", Fault.TRUTH, "graph_malformed", true),
    TRUNCATED_JSON("{'kind':'truncated'}", Fault.TRUTH, "graph_malformed", true),
    OTHER_TYPE_OF_DATA("{'kind':'type_change','field':'data'}", Fault.TRUTH, "graph_malformed", false),
    NUMBER_INSTEAD_OF_TEXT("{'kind':'type_change','field':'spend'}", Fault.TRUTH, Fault.TRUTH, false),
    OTHER_TYPE_OF_ACTIONS("{'kind':'type_change','field':'actions'}", Fault.TRUTH, "graph_malformed", false),
    REPEATED_CURSOR("{'kind':'repeated_cursor'}", "graph_malformed", "graph_malformed", false),
    EMPTY_PAGE_WITH_NEXT("{'kind':'empty_page'}", Fault.TRUTH, "", false),
    STALL("{'kind':'stall','delay':'PT30S'}", Fault.TRUTH, "graph_unavailable", true),
    RESET("{'kind':'reset','after_bytes':2000}", Fault.TRUTH, "graph_unavailable", true),
    USER_LIMIT("{'kind':'error','code':17,'subcode':2446079}", "rate_limited", "rate_limited", false),
    ACCOUNT_LIMIT("{'kind':'error','code':613,'subcode':1487742}", "rate_limited", "rate_limited", false),
    BUSINESS_LIMIT("{'kind':'error','code':80004,'subcode':2446079}", "rate_limited", "rate_limited", false),
    TOKEN_DEATH("{'kind':'error','code':190,'subcode':463}", Fault.TRUTH, "token_expired", false),
    PASSING_UNKNOWN("{'kind':'error','code':1,'transient':true}", Fault.TRUTH, "graph_unavailable", false),
    PASSING_UNAVAILABLE("{'kind':'error','status':400,'code':2,'transient':true}", Fault.TRUTH, "graph_unavailable", false),
    TOO_MUCH_DATA("{'kind':'error','status':500,'code':1,'message':'Please reduce the amount of data you are asking for'}",
            Fault.TRUTH, "", false),
    NULL_ITEM("{'kind':'null_item'}", Fault.TRUTH, Fault.TRUTH, false);

    /** The rows, complete and exact. */
    static final String TRUTH = "truth";

    private final String script;
    private final String once;
    private final String always;
    private final boolean wholeBatch;

    Fault(String script, String once, String always, boolean wholeBatch) {
        this.script = script.replace('\'', '"');
        this.once = once;
        this.always = always;
        this.wholeBatch = wholeBatch;
    }

    /** The part of a fetch that it affects. */
    enum Phase {
        FIRST_PAGE("act_\\\\d+/ads$"),
        NESTED_PAGE("v26.0/\\\\d+/insights$"),
        BATCH("v26.0/\\\\d+/insights$");

        private static final String WHOLE_BATCH = "^/v26.0/?$";

        private final String path;

        Phase(String path) {
            this.path = path;
        }
    }

    /** Whether it can happen there at all. */
    boolean happensIn(Phase phase) {
        return this != NULL_ITEM || phase == Phase.BATCH;
    }

    /** The simulator's script. */
    String script(Phase phase, int times) {
        String path = phase == Phase.BATCH && wholeBatch ? Phase.WHOLE_BATCH : phase.path;
        return "%s,\"path\":\"%s\",\"times\":%d}".formatted(script.substring(0, script.length() - 1), path, times);
    }

    String once() {
        return once;
    }

    /** Empty where it would never end, or where it depends on the phase: either end is right then, if it is one. */
    Set<String> always() {
        return always.isEmpty() ? Set.of(TRUTH, "too_much_data") : Set.of(always);
    }

    /** Whether it may affect every call: empty pages without end would be an endless account. */
    boolean ends() {
        return this != EMPTY_PAGE_WITH_NEXT;
    }
}
