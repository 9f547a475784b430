-- Removes a consumer from a group, unless it holds messages: they would be forgotten with it.
-- KEYS: the stream. ARGV: the group, the consumer. Answers 1 where it is gone, else 0.
local held = redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2])
if #held > 0 then
  return 0
end
redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
return 1
