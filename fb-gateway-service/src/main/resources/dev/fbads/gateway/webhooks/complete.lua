-- Completes claimed changes.   KEYS: published, pending
-- ARGV: for how long a change is remembered in ms, how many at most, how many were published, their ids, the ids of the others
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local expires_at = string.format('%.0f', now + tonumber(ARGV[1]))
local last_published = 3 + tonumber(ARGV[3])
for at = 4, #ARGV do
  redis.call('ZREM', KEYS[2], ARGV[at])
  if at <= last_published then
    redis.call('ZADD', KEYS[1], expires_at, ARGV[at])
  end
end
local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[2])
if over > 0 then
  redis.call('ZREMRANGEBYRANK', KEYS[1], 0, over - 1)
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 1
