-- Discards an incomplete response.   KEYS: chunks, lock   ARGV: id
-- Does nothing where the caller no longer holds the lock: a complete response stays, and lost chunks expire.
if redis.call('GET', KEYS[2]) == ARGV[1] then
  redis.call('DEL', KEYS[1], KEYS[2])
end
return 1
