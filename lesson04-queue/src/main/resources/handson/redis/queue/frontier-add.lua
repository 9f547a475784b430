-- Adds URLs that are new. Answers with how many they were.
-- KEYS: pages, waiting, leases, results. ARGV: the limit; how long keys stay, in ms; the URLs
local known = redis.call('HLEN', KEYS[1])
local before = known
for i = 3, #ARGV do
  if known >= tonumber(ARGV[1]) then break end
  if redis.call('HSETNX', KEYS[1], ARGV[i], 0) == 1 then
    redis.call('ZADD', KEYS[2], known, ARGV[i])
    known = known + 1
  end
end
if known > before then
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[2]) end
end
return known - before
