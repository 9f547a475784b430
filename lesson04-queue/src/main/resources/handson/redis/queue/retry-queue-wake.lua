-- Moves jobs whose rest is over to the back of those that are ready; answers how many.
-- KEYS: retries; ready. ARGV: how many at most
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local jobs = redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[1])
if #jobs > 0 then
  redis.call('ZREM', KEYS[1], unpack(jobs))
  redis.call('RPUSH', KEYS[2], unpack(jobs))
end
return #jobs
