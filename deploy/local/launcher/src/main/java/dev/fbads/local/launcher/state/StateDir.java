package dev.fbads.local.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import dev.fbads.local.backing.process.Folders;

/**
 * The folder {@code .fbads}: data, logs, secrets and what runs.
 *
 * @param folder where it is; made when it is first written to
 * @param temporary whether it is to be deleted when its stack is closed
 */
public record StateDir(Path folder, boolean temporary) {

    private static final int TOKEN_BYTES = 32;

    public StateDir {
        folder = folder.toAbsolutePath().normalize();
    }

    public static StateDir of(Path checkout) {
        return new StateDir(checkout.resolve(".fbads"), false);
    }

    /**
     * Data of the backing services: rows of the simulator and of a real Graph API never share a database.
     *
     * @param simulated whether the simulator answers
     */
    public Path data(boolean simulated) {
        return folder.resolve(simulated ? "data" : "data-real-graph");
    }

    /** What runs, see {@link RunningStack}. */
    public Path running() {
        return folder.resolve("ports.json");
    }

    /** Held by the launcher as long as it lives. */
    public Path lock() {
        return Folders.create(folder).resolve("lock");
    }

    /** Requests of other commands to the launcher, see {@link ProcessRequest}. */
    public Path requests() {
        return folder.resolve("requests");
    }

    /** The environment of a service process as {@code export} lines for a shell; readable by the owner only. */
    public Path environment(String name) {
        return Folders.create(folder.resolve("environment")).resolve(name);
    }

    public Path logs() {
        return Folders.create(folder.resolve("logs"));
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** The secret that the services of this state directory share: 32 random bytes in hex, readable by the owner only. */
    public String serviceToken() {
        return secret("service-token");
    }

    /** The key that the gateway seals tokens with: 32 random bytes in base64. It outlives {@link #erase}, as backups would. */
    public String vaultKey() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(secret("vault-key")));
    }

    private String secret(String name) {
        var file = Folders.create(folder).resolve(name);
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }

    /**
     * Deletes the data and the logs; the secrets stay.
     *
     * @param simulated whose data, see {@link #data}
     */
    public void erase(boolean simulated) {
        Folders.delete(data(simulated));
        Folders.delete(folder.resolve("logs"));
    }

    private static void create(Path file) throws IOException {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n", StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            return; // another process was faster
        }
    }
}
