-- Appends chunks of a response that is being fetched.   KEYS: chunks, lock   ARGV: id, lease in ms, chunks in their order
-- Returns 0 where the caller no longer holds the lock: a chunk sent before the response was discarded is dropped.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return 0
end
redis.call('RPUSH', KEYS[1], unpack(ARGV, 3))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return 1
