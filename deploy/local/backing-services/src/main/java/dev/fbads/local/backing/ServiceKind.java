package dev.fbads.local.backing;

/** The backing services, with the name a person reads and the variable that sets the port. */
public enum ServiceKind {
    POSTGRES("PostgreSQL", "FBADS_POSTGRES_PORT", 54329),
    KAFKA("Kafka", "FBADS_KAFKA_PORT", 19092),
    REDIS("Redis", "FBADS_REDIS_PORT", 63799),
    OIDC("OIDC provider", "FBADS_OIDC_PORT", 8086);

    private final String title;
    private final String portVariable;
    private final int defaultPort;

    ServiceKind(String title, String portVariable, int defaultPort) {
        this.title = title;
        this.portVariable = portVariable;
        this.defaultPort = defaultPort;
    }

    public String title() {
        return title;
    }

    public String portVariable() {
        return portVariable;
    }

    /** The port of the local stack; tests use a free one. */
    public int defaultPort() {
        return defaultPort;
    }
}
