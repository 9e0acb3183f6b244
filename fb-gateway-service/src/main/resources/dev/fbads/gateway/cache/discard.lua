-- The answer will not become whole.   KEYS: chunks, lock   ARGV: id
redis.call('DEL', KEYS[1])
if redis.call('GET', KEYS[2]) == ARGV[1] then
  redis.call('DEL', KEYS[2])
end
return 1
