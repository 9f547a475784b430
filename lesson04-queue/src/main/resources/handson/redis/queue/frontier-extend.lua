-- Makes a lease end at another time. Answers with 1, or with 0 where the URL is not in work.
-- KEYS: pages, waiting, leases, results. ARGV: how long keys stay, in ms; the URL; the lease, in ms
if not redis.call('ZSCORE', KEYS[3], ARGV[2]) then return 0 end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[3], now + ARGV[3], ARGV[2])
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[1]) end
return 1
