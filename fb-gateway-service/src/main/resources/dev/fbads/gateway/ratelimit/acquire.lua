-- One request to the queue of one user; UserRateLimits is the same algorithm in Java, and a test compares both.
-- KEYS: bucket, leases, queue, alive   Times are microseconds.
-- ARGV: now ('' for the clock of Redis), id, handicap, max wait, interval, burst, concurrent, lease, waiter lease, queue length
-- Returns {1, 0} granted, {0, wait} poll again, {-1, wait} the queue is full, {-2, wait} beyond the maximum wait.
local bucket, leases, queue, alive = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local id, handicap, max_wait = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local interval, burst, concurrent = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local lease, waiter_lease, queue_length = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])

local function text(number)
  return string.format('%.0f', number)
end
local function millis(micros)
  return text(math.ceil(micros / 1000) + 1)
end

-- Expired calls and waiters of failed replicas.
redis.call('ZREMRANGEBYSCORE', leases, '-inf', text(now))
for _, expired in ipairs(redis.call('ZRANGEBYSCORE', alive, '-inf', text(now))) do
  redis.call('ZREM', alive, expired)
  redis.call('ZREM', queue, expired)
end

local full_at = tonumber(redis.call('GET', bucket) or '0')
if full_at < now then
  full_at = now
end
local function wait_behind(others)
  local wait = full_at + (others + 1 - burst) * interval - now
  return wait > 0 and wait or 0
end

local rank = redis.call('ZRANK', queue, id)
if not rank then
  local waiting = redis.call('ZCARD', queue)
  if waiting >= queue_length then
    return { -1, wait_behind(waiting) }
  end
  redis.call('ZADD', queue, text(now + handicap), id)
  rank = redis.call('ZRANK', queue, id)
end

local wait = wait_behind(rank)
if wait == 0 and rank < concurrent - redis.call('ZCARD', leases) then
  full_at = full_at + interval
  redis.call('SET', bucket, text(full_at), 'PX', millis(full_at - now))
  redis.call('ZREM', queue, id)
  redis.call('ZREM', alive, id)
  redis.call('ZADD', leases, text(now + lease), id)
  redis.call('PEXPIRE', leases, millis(lease))
  return { 1, 0 }
end
if max_wait <= 0 or wait > max_wait then
  redis.call('ZREM', queue, id)
  redis.call('ZREM', alive, id)
  return { -2, wait }
end
redis.call('ZADD', alive, text(now + waiter_lease), id)
redis.call('PEXPIRE', alive, millis(waiter_lease))
redis.call('PEXPIRE', queue, millis(waiter_lease))
return { 0, wait }
