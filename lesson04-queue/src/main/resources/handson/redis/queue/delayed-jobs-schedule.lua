-- Schedules a job, in place of another with its id; answers 1, or 0 where there was another.
-- KEYS: scheduled; jobs
-- ARGV: the id; its priority and text; milliseconds; from when these count, 'now' or '1970'
local due = tonumber(ARGV[3])
if ARGV[4] == 'now' then
  local time = redis.call('TIME')
  due = due + time[1] * 1000 + math.floor(time[2] / 1000)
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return redis.call('ZADD', KEYS[1], due, ARGV[1])
