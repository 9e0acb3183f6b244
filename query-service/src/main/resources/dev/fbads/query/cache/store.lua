-- Stores a response; what expires first makes room for it.
-- KEYS: index (name and bytes, by the time of expiry), total   ARGV: prefix, name, bytes, ttl in ms, limit of all
-- Returns 1, or 0 if it was there already or is larger than the limit of all.
local prefix, name, value, ttl, limit = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function evict(member)
  local old, bytes = string.match(member, '^(.*):(%d+)$')
  redis.call('DEL', prefix .. old)
  redis.call('ZREM', KEYS[1], member)
  redis.call('DECRBY', KEYS[2], bytes)
end

if #value > limit or redis.call('EXISTS', prefix .. name) == 1 then
  return 0
end
for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now), 'LIMIT', 0, 1000)) do
  evict(member)
end
while tonumber(redis.call('GET', KEYS[2]) or '0') + #value > limit do
  local oldest = redis.call('ZRANGE', KEYS[1], 0, 0)[1]
  if not oldest then
    redis.call('SET', KEYS[2], 0)
    break
  end
  evict(oldest)
end
local member = name .. ':' .. #value
if redis.call('ZADD', KEYS[1], string.format('%.0f', now + ttl), member) == 1 then
  redis.call('INCRBY', KEYS[2], #value)
end
redis.call('SET', prefix .. name, value, 'PX', ttl)
return 1
