-- Ends the work on a URL, keeps its result and adds the links that are new. Answers with 1, or with
-- 0 where the URL is not in work.
-- KEYS: pages, waiting, leases, results
-- ARGV: the limit; how long keys stay, in ms; the URL; its result; the links
if redis.call('ZREM', KEYS[3], ARGV[3]) == 0 then return 0 end

redis.call('RPUSH', KEYS[4], ARGV[4])
local depth = redis.call('HGET', KEYS[1], ARGV[3]) + 1
local known = redis.call('HLEN', KEYS[1])
for i = 5, #ARGV do
  if known >= tonumber(ARGV[1]) then break end
  if redis.call('HSETNX', KEYS[1], ARGV[i], depth) == 1 then
    redis.call('ZADD', KEYS[2], depth * 4294967296 + known, ARGV[i])
    known = known + 1
  end
end
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[2]) end
return 1
