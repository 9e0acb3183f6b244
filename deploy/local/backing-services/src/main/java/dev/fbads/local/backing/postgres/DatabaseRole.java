package dev.fbads.local.backing.postgres;

/** The login roles of the database. None is a superuser, none bypasses row level security. */
public enum DatabaseRole {
    OWNER("fbads_owner", "FBADS_DB_OWNER_PASSWORD"),
    SYNC("fbads_sync", "FBADS_DB_SYNC_PASSWORD"),
    QUERY("fbads_query", "FBADS_DB_QUERY_PASSWORD"),
    GATEWAY("fbads_gateway", "FBADS_DB_GATEWAY_PASSWORD"),
    NOTIFIER("fbads_notifier", "FBADS_DB_NOTIFIER_PASSWORD");

    private final String roleName;
    private final String passwordVariable;

    DatabaseRole(String roleName, String passwordVariable) {
        this.roleName = roleName;
        this.passwordVariable = passwordVariable;
    }

    public String roleName() {
        return roleName;
    }

    public String passwordVariable() {
        return passwordVariable;
    }
}
