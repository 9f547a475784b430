-- Brings back what a worker holds if its lease is over; answers how many jobs, or -1 if it is not.
-- KEYS: ready; the worker's pending; leases. ARGV: the worker
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local ending = redis.call('ZSCORE', KEYS[3], ARGV[1])
if ending and tonumber(ending) > now then return -1 end

local jobs = redis.call('LRANGE', KEYS[2], 0, -1)
-- The last one first, as each is put in front of the others.
for i = #jobs, 1, -1 do
  local job = jobs[i]:gsub('^{"attempts":(%d+)', function(n) return '{"attempts":' .. n + 1 end)
  redis.call('LPUSH', KEYS[1], job)
end
redis.call('DEL', KEYS[2])
redis.call('ZREM', KEYS[3], ARGV[1])
return #jobs
