-- Looks a response up, or takes the lock to fetch it.
-- KEYS: entry, lock   ARGV: id of the caller, lease in ms, prefix of chunk lists
-- Returns {'hit', id, chunks}, {'lead'} (the caller holds the lock) or {'wait'} (another caller is fetching it).
local entry = redis.call('HMGET', KEYS[1], 'id', 'chunks')
if entry[1] and redis.call('LLEN', ARGV[3] .. entry[1]) == tonumber(entry[2]) then
  return { 'hit', entry[1], tonumber(entry[2]) }
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return { 'lead' }
end
return { 'wait' }
