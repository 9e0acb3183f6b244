-- Releases the lease or queue entry of a call.   KEYS: leases, queue, alive   ARGV: id
for _, key in ipairs(KEYS) do
  redis.call('ZREM', key, ARGV[1])
end
return 1
