-- The answer will not become whole.   KEYS: chunks, lock   ARGV: id
-- Nothing where the lock is no longer the asker's: a whole answer keeps its chunks, and those of a lost fetch expire.
if redis.call('GET', KEYS[2]) == ARGV[1] then
  redis.call('DEL', KEYS[1], KEYS[2])
end
return 1
