-- Adds a job at the back; answers 1, or 0 where the queue is stopped or full.
-- KEYS: the queue; what exists where it is stopped. ARGV: the job; the most that may wait
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
if redis.call('LLEN', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('RPUSH', KEYS[1], ARGV[1])
return 1
