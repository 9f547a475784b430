-- Counts an attempt in its window, which the first one opens.
-- Answers with the count and with what is left of the window, in milliseconds.
-- KEYS: the counter. ARGV: the window in milliseconds
-- snippet: fixed-window
-- Where the key is no counter the script ends here, and the key stays as it is.
local count = redis.call('INCR', KEYS[1])
redis.call('PEXPIRE', KEYS[1], ARGV[1], 'NX')
return {count, redis.call('PTTL', KEYS[1])}
-- end
