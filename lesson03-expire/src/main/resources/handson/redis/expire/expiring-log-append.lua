-- Appends an entry that expires by itself, and takes out those that have expired.
-- Answers with the entry's number.
-- KEYS: the log. ARGV: the text; the time to live in milliseconds
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, now)

-- The counter is a member as well, with a score below 0, so that it comes and goes with the log.
local number = -redis.call('ZINCRBY', KEYS[1], -1, 'appended')
redis.call('ZADD', KEYS[1], now + ARGV[2], number .. ':' .. ARGV[1])

-- The last entry to expire takes the key along.
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
redis.call('PEXPIREAT', KEYS[1], last[2])
return number
