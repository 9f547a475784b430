-- The players around one: the rank of the first, from 1, then each player with the score.
-- Nothing where the player is not on the board.
-- KEYS: the board. ARGV: the player; how many above and below
local rank = redis.call('ZREVRANK', KEYS[1], ARGV[1])
if not rank then return {} end
local first = math.max(0, rank - tonumber(ARGV[2]))
local found = redis.call('ZRANGE', KEYS[1], first, rank + tonumber(ARGV[2]), 'REV', 'WITHSCORES')
table.insert(found, 1, tostring(first + 1))
return found
