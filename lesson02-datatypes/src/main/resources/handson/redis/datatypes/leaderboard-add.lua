-- Adds points to a player and notes who came first:
-- score = points * 2^30 + (2^30 - 1 - arrival). Answers with the points, or with what was wrong.
-- KEYS: the board; the number of its arrivals. ARGV: the player; the points to add
local ARRIVALS = 1073741824
local MOST_POINTS = 8388607

local added = tonumber(ARGV[2])
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
local points = score and math.floor(tonumber(score) / ARRIVALS) or 0
local total = points + added
if total < 0 or total > MOST_POINTS then return -1 end
-- Who stays at the same points keeps the place.
if score and added == 0 then return total end

local before = tonumber(redis.call('GET', KEYS[2]) or 0)
if before >= ARRIVALS - 1 then return -2 end
local arrival = redis.call('INCR', KEYS[2])
redis.call('ZADD', KEYS[1], total * ARRIVALS + ARRIVALS - 1 - arrival, ARGV[1])
return total
