-- Claims the changes that were not published.   KEYS: published, pending (both: id by time of expiry)
-- ARGV: lease in ms, then ids.   Returns per id 0 (claimed), 1 (published before) or 2 (being published by another replica).
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('%.0f', now))
end
local lease_ends = string.format('%.0f', now + tonumber(ARGV[1]))
local answers = {}
for at = 2, #ARGV do
  if redis.call('ZSCORE', KEYS[1], ARGV[at]) then
    answers[at - 1] = 1
  elseif redis.call('ZADD', KEYS[2], 'NX', lease_ends, ARGV[at]) == 1 then
    answers[at - 1] = 0
  else
    answers[at - 1] = 2
  end
end
redis.call('PEXPIRE', KEYS[2], ARGV[1])
return answers
