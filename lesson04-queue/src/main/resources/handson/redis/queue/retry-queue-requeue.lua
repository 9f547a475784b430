-- Puts a dead job back; answers 1, or 0 where it is not dead.
-- KEYS: dead; errors; ready. ARGV: the job; its id; the job without attempts
if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HDEL', KEYS[2], ARGV[2])
redis.call('RPUSH', KEYS[3], ARGV[3])
return 1
