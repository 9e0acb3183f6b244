package dev.fbads.local.backing;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.local.backing.postgres.DatabaseRole;

/**
 * What to start, where.
 *
 * @param mode embedded or containers
 * @param dataDir where data survives a restart; absent: temporary data, deleted on close
 * @param ports the port of each service; 0 or absent means a free one
 * @param services what to start
 * @param passwords of the database roles; a role that is absent has its own name as password
 * @param durableWrites whether PostgreSQL flushes temporary data to disk as in production; persistent data always is
 */
public record BackingConfig(BackingMode mode, @Nullable Path dataDir, Map<ServiceKind, Integer> ports,
        Set<ServiceKind> services, Map<DatabaseRole, String> passwords, boolean durableWrites) {

    public BackingConfig {
        ports = Map.copyOf(ports);
        services = Set.copyOf(services);
        passwords = Map.copyOf(passwords);
        ports.forEach((kind, port) -> {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("%s is no port: %d".formatted(kind.portVariable(), port));
            }
        });
    }

    /** Everything on free ports with temporary data: what a test wants. */
    public static BackingConfig temporary() {
        return new BackingConfig(BackingMode.fromEnvironment(), null, Map.of(), EnumSet.allOf(ServiceKind.class), Map.of(),
                false);
    }

    /** Everything on the default ports with data that survives: what a developer wants. */
    public static BackingConfig persistent(Path dataDir) {
        var ports = new HashMap<ServiceKind, Integer>();
        for (var kind : ServiceKind.values()) {
            ports.put(kind, kind.defaultPort());
        }
        return new BackingConfig(BackingMode.fromEnvironment(), dataDir, ports, EnumSet.allOf(ServiceKind.class), Map.of(),
                true);
    }

    public BackingConfig withMode(BackingMode newMode) {
        return new BackingConfig(newMode, dataDir, ports, services, passwords, durableWrites);
    }

    public BackingConfig withDataDir(Path newDataDir) {
        return new BackingConfig(mode, newDataDir, ports, services, passwords, durableWrites);
    }

    public BackingConfig withPort(ServiceKind kind, int port) {
        var changed = new HashMap<>(ports);
        changed.put(kind, port);
        return new BackingConfig(mode, dataDir, changed, services, passwords, durableWrites);
    }

    public BackingConfig withServices(Set<ServiceKind> newServices) {
        return new BackingConfig(mode, dataDir, ports, newServices, passwords, durableWrites);
    }

    /** PostgreSQL writes as in production ({@code fsync}, {@code synchronous_commit}, {@code full_page_writes}). */
    public BackingConfig withDurableWrites() {
        return new BackingConfig(mode, dataDir, ports, services, passwords, true);
    }

    /** The port asked for; 0 means a free one. */
    public int port(ServiceKind kind) {
        return ports.getOrDefault(kind, 0);
    }

    public String password(DatabaseRole role) {
        return passwords.getOrDefault(role, role.roleName());
    }

    /** The folder of one service's persistent data. */
    public Optional<Path> dataDirOf(ServiceKind kind) {
        return Optional.ofNullable(dataDir)
                .map(dir -> dir.toAbsolutePath().resolve(kind.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return "BackingConfig[mode=%s, dataDir=%s, ports=%s, services=%s, passwords=***, durableWrites=%s]".formatted(
                mode, dataDir, ports, services, durableWrites);
    }
}
