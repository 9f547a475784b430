-- Takes a job back; answers 1, or 0 where it is not scheduled.
-- KEYS: scheduled; jobs. ARGV: the id
redis.call('HDEL', KEYS[2], ARGV[1])
return redis.call('ZREM', KEYS[1], ARGV[1])
