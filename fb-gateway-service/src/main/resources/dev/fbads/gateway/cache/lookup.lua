-- What there is for a request, and who fetches it if there is nothing.
-- KEYS: entry, lock   ARGV: id of who asks, lease in ms, prefix of chunk lists
-- Answers {'hit', id, chunks}, {'lead'} (the lock is the asker's) or {'wait'} (somebody else fetches it just now).
local entry = redis.call('HMGET', KEYS[1], 'id', 'chunks')
if entry[1] and redis.call('LLEN', ARGV[3] .. entry[1]) == tonumber(entry[2]) then
  return { 'hit', entry[1], tonumber(entry[2]) }
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return { 'lead' }
end
return { 'wait' }
