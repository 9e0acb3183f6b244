package dev.fbads.service.database;

/** What the database says of the sessions of one process. */
enum SessionActivity {

    /** At least one executes a statement, or waits for a lock. */
    ACTIVE,
    /** None executes anything. */
    IDLE,
    /** The database did not answer in time. */
    UNKNOWN
}
