-- More chunks of an answer that is being fetched.   KEYS: chunks, lock   ARGV: id, lease in ms, chunks in their order
-- Answers 0 where the fetch is no longer the asker's: a chunk that was on its way when the answer was discarded is left out.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return 0
end
redis.call('RPUSH', KEYS[1], unpack(ARGV, 3))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return 1
