-- Lets an attempt through where it is due, or early by no more than the burst allows.
-- Answers with 1 or 0, how many more would be let through, microseconds until the next one is.
-- KEYS: when the next attempt is due in theory, in microseconds since 1970.
-- ARGV: the interval in microseconds; the burst; microseconds since 1970, or nothing for TIME
local interval, burst, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end

local due = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local ahead = due + interval - now
local room = burst * interval - ahead
if room < 0 then return {0, 0, -room} end

-- tostring would cut so large a number: %.0f writes all its digits.
redis.call('SET', KEYS[1], string.format('%.0f', due + interval), 'PX', math.ceil(ahead / 1000))
return {1, math.floor(room / interval), 0}
