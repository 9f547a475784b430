-- Ends a lease and stores what was loaded, where the lease is still the caller's: answers 1, else 0.
-- KEYS: the value; its lease
-- ARGV: the caller's token; what was loaded and its time to live in ms, where the load succeeded
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[2])
if ARGV[2] then redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
return 1
