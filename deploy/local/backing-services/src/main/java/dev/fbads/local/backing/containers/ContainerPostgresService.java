package dev.fbads.local.backing.containers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.testcontainers.postgresql.PostgreSQLContainer;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.postgres.DatabaseBootstrap;
import dev.fbads.local.backing.postgres.PostgresConnections;
import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.backing.process.Ports;

/** PostgreSQL in a container. */
public final class ContainerPostgresService implements PostgresService {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FixedPortContainer container;
    private final PostgresConnections connections;
    private final BackingConfig config;

    public ContainerPostgresService(BackingConfig config) {
        this.config = config;
        var image = new PostgreSQLContainer(Images.POSTGRES).withUsername("postgres").withPassword("postgres")
                .withDatabaseName("postgres");
        image.setCommand("postgres", "-c", "max_connections=200", "-c", "shared_preload_libraries=pg_stat_statements", "-c",
                "pg_stat_statements.track_planning=on");
        this.container = new FixedPortContainer(image, ServiceKind.POSTGRES, config, 5432, "/var/lib/postgresql");
        this.connections = new PostgresConnections(container.port(), "postgres", config);
    }

    @Override
    public void start() {
        container.start();
        Ports.await("PostgreSQL answers", PATIENCE, connections::answered);
        DatabaseBootstrap.run(connections, config);
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public boolean running() {
        return container.running();
    }

    @Override
    public int port() {
        return container.port();
    }

    @Override
    public Connection connect(String roleName) throws SQLException {
        return connections.connect(roleName);
    }

    @Override
    public void close() {
        container.close();
    }
}
