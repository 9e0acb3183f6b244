-- Makes a complete response visible; the oldest responses are removed for space.
-- KEYS: entry, lock, chunks, index, sizes, total   ARGV: id, chunk count, bytes, ttl in ms, limit of all, grace in ms, prefix
-- Returns 1, or 0 where chunks are missing.
local id, bytes, ttl, limit = ARGV[1], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function remove(old)
  redis.call('DEL', ARGV[7] .. old)
  redis.call('ZREM', KEYS[4], old)
  redis.call('DECRBY', KEYS[6], redis.call('HGET', KEYS[5], old) or 0)
  redis.call('HDEL', KEYS[5], old)
end
local function unlock()
  if redis.call('GET', KEYS[2]) == id then
    redis.call('DEL', KEYS[2])
  end
end

if redis.call('LLEN', KEYS[3]) ~= tonumber(ARGV[2]) or bytes > limit then
  redis.call('DEL', KEYS[3])
  unlock()
  return 0
end
for _, old in ipairs(redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', string.format('%.0f', now - ttl))) do
  remove(old)
end
while tonumber(redis.call('GET', KEYS[6]) or '0') + bytes > limit do
  local oldest = redis.call('ZRANGE', KEYS[4], 0, 0)[1]
  if not oldest then
    redis.call('SET', KEYS[6], 0)
    break
  end
  remove(oldest)
end
redis.call('ZADD', KEYS[4], string.format('%.0f', now), id)
redis.call('HSET', KEYS[5], id, bytes)
redis.call('INCRBY', KEYS[6], bytes)
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'id', id, 'chunks', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ttl)
-- A consumer that starts just before expiry can read to the end.
redis.call('PEXPIRE', KEYS[3], ttl + tonumber(ARGV[6]))
unlock()
return 1
