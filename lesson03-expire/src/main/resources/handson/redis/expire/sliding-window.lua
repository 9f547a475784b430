-- Lets an attempt through where fewer than the limit came through in the window that ends now.
-- Answers with 1 or 0, how many more would be let through, microseconds until the next one is.
-- KEYS: the attempts that were let through, in a sorted set by their time.
-- ARGV: the limit; the window in microseconds; microseconds since 1970, or nothing for TIME
local limit, window, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end

-- tostring would cut so large a number: %.0f writes all its digits.
local gone = string.format('%.0f', now - window)
local taken = redis.call('ZCOUNT', KEYS[1], '(' .. gone, '+inf')
if taken >= limit then
  -- There is room when the limit-th from the end leaves the window.
  local first = redis.call('ZRANGE', KEYS[1], -limit, -limit, 'WITHSCORES')
  return {0, 0, first[2] + window - now}
end

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', gone)
-- Those of one microsecond differ by a number, and leave together.
local twins = redis.call('ZCOUNT', KEYS[1], now, now)
redis.call('ZADD', KEYS[1], now, string.format('%.0f:%d', now, twins))
redis.call('PEXPIRE', KEYS[1], window / 1000)
return {1, limit - taken - 1, 0}
