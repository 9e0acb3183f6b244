package dev.fbads.simulator.dataset;

/** An account besides the generated ones. */
public interface FurtherAccount {

    /** The account, equal on every call. */
    AdAccount account();
}
