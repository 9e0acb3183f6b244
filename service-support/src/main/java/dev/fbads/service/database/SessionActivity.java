package dev.fbads.service.database;

/** The activity of the database sessions of one process. */
enum SessionActivity {

    /** At least one executes a statement, or waits for a lock. */
    ACTIVE,
    /** None executes anything. */
    IDLE,
    /** The database did not respond in time. */
    UNKNOWN
}
