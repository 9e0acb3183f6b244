-- Records what a response reported about one subject.   KEYS: subject
-- ARGV: stopped until (0 where it is not), validity in ms, then kind and figure alternately
local stopped = tonumber(redis.call('HGET', KEYS[1], 'stopped_until') or '0')
if tonumber(ARGV[1]) > stopped then
  redis.call('HSET', KEYS[1], 'stopped_until', ARGV[1])
end
for at = 3, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1])
end
-- A stop may be longer than figures are valid.
local keep = math.max(tonumber(ARGV[2]), redis.call('PTTL', KEYS[1]))
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', keep))
return 1
