-- Hands out a URL: one whose lease has ended, else the first that waits. Answers with it and its
-- depth, or with nothing.
-- KEYS: pages, waiting, leases, results. ARGV: how long keys stay, in ms; the lease, in ms
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local url = redis.call('ZRANGE', KEYS[3], '-inf', now, 'BYSCORE', 'LIMIT', 0, 1)[1]
if not url then url = redis.call('ZPOPMIN', KEYS[2])[1] end
if not url then return {} end

redis.call('ZADD', KEYS[3], now + ARGV[2], url)
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[1]) end
return {url, redis.call('HGET', KEYS[1], url)}
