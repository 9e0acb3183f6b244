package dev.fbads.gateway.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** A Lua script, executed atomically by Redis. */
public final class RedisScript {

    private final String source;

    private RedisScript(String source) {
        this.source = source;
    }

    /** Loads the script next to the class. */
    public static RedisScript of(Class<?> owner, String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no such script: " + file);
            }
            return new RedisScript(new String(in.readAllBytes(), UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("script " + file, unreadable);
        }
    }

    /**
     * A call of the script; arguments are appended by the caller.
     *
     * @throws IllegalArgumentException when the keys belong to different cluster slots
     */
    public Request on(List<String> keys) {
        if (keys.stream().mapToInt(HashSlot::of).distinct().count() > 1) {
            throw new IllegalArgumentException("keys of one script share a hash tag: " + keys);
        }
        Request request = Request.cmd(Command.EVAL).arg(source).arg(keys.size());
        keys.forEach(request::arg);
        return request;
    }
}
