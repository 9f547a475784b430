-- Reads a session and slides its end; answers with user, created, lastAccess and expires, or with
-- nothing. The key of the user's index is known only here, so in a cluster it must be in the same slot.
-- KEYS: the session. ARGV: its hash; what the keys of indexes begin with
-- snippet: find
local session = redis.call('HMGET', KEYS[1], 'user', 'created', 'idle', 'lifetime')
if not session[1] then return {} end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local expires = math.min(now + session[3], session[2] + session[4])
redis.call('HSET', KEYS[1], 'lastAccess', now)
redis.call('PEXPIREAT', KEYS[1], expires)
redis.call('ZADD', ARGV[2] .. session[1], 'XX', expires, ARGV[1])
return {session[1], session[2], now, expires}
-- end
