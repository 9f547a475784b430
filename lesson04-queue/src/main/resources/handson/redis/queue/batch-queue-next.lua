-- Acknowledges a worker's batch and hands out the next; answers its number, how many jobs were
-- acknowledged, and the jobs. What the worker holds beside it comes first, with one attempt more.
-- KEYS: ready; the worker's pending; leases; the number of the worker's batch
-- ARGV: the worker; the lease in ms; how many jobs; the number of the batch that is done
local DAY = 86400

local acknowledged = 0
if redis.call('GET', KEYS[4]) == ARGV[4] then
  acknowledged = redis.call('LLEN', KEYS[2])
  redis.call('DEL', KEYS[2], KEYS[4])
end

local jobs = redis.call('LRANGE', KEYS[2], 0, -1)
if #jobs > 0 then
  for i, job in ipairs(jobs) do
    jobs[i] = job:gsub('^{"attempts":(%d+)', function(n) return '{"attempts":' .. n + 1 end)
  end
  redis.call('DEL', KEYS[2])
elseif ARGV[3] ~= '0' then
  jobs = redis.call('LPOP', KEYS[1], ARGV[3]) or {}
end
if #jobs == 0 then
  redis.call('ZREM', KEYS[3], ARGV[1])
  return {'', tostring(acknowledged)}
end

redis.call('RPUSH', KEYS[2], unpack(jobs))
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[3], now + ARGV[2], ARGV[1])
-- No number ever comes again, so an old one acknowledges nothing that the worker has not seen.
local number = time[1] .. '.' .. time[2]
redis.call('SET', KEYS[4], number, 'EX', DAY)
return {number, tostring(acknowledged), unpack(jobs)}
