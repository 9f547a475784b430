-- Gives a worker that holds something a new lease; answers 1, or 0 where it holds nothing.
-- KEYS: the worker's pending; leases. ARGV: the worker; the lease in ms
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[2], now + ARGV[2], ARGV[1])
return 1
