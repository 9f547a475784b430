-- Moves a job from a worker to those at rest, or to the dead with its error; answers 1, or 0 where
-- the worker does not hold it.
-- KEYS: the worker's pending; where it goes, retries or dead; errors
-- ARGV: the job as it is; as it goes on; its rest in ms; for the dead also: its id; the error
if redis.call('LREM', KEYS[1], 1, ARGV[1]) == 0 then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[2], now + ARGV[3], ARGV[2])
if ARGV[4] then redis.call('HSET', KEYS[3], ARGV[4], ARGV[5]) end
return 1
