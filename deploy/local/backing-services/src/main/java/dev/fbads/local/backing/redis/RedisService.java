package dev.fbads.local.backing.redis;

import dev.fbads.local.backing.BackingService;

/** One Redis, without password. */
public interface RedisService extends BackingService {

    default String uri() {
        return "redis://127.0.0.1:" + port();
    }
}
