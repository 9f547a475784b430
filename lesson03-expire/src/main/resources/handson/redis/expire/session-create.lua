-- Creates a session, with its place in the user's index.
-- KEYS: the index; the session. ARGV: the session's hash; user; idle; lifetime, both in ms
-- snippet: create
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local last = now + ARGV[4]
local expires = math.min(now + ARGV[3], last)

-- A script that fails takes nothing back. So the index comes first: no session is missing in it.
-- Below now, not at it: in the last millisecond of its time a session is still there.
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. now)
redis.call('ZADD', KEYS[1], expires, ARGV[1])
-- For GT, no TTL is the longest TTL: alone it would never give one to a new index.
redis.call('PEXPIREAT', KEYS[1], last, 'NX')
redis.call('PEXPIREAT', KEYS[1], last, 'GT')
redis.call('HSET', KEYS[2], 'user', ARGV[2], 'created', now, 'lastAccess', now,
  'idle', ARGV[3], 'lifetime', ARGV[4])
redis.call('PEXPIREAT', KEYS[2], expires)
-- end
