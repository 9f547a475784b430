-- Moves the next job to a worker and gives the worker a lease; answers the job, or nothing.
-- What the worker holds comes first, with one attempt more.
-- KEYS: ready; the worker's pending; leases. ARGV: the worker; the lease in ms
local job = redis.call('LINDEX', KEYS[2], 0)
if job then
  job = job:gsub('^{"attempts":(%d+)', function(n) return '{"attempts":' .. n + 1 end)
  redis.call('LSET', KEYS[2], 0, job)
else
  job = redis.call('LMOVE', KEYS[1], KEYS[2], 'LEFT', 'RIGHT')
end
if not job then return false end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[3], now + ARGV[2], ARGV[1])
return job
