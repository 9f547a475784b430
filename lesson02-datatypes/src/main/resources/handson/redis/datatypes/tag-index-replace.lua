-- Replaces the tags of an article if it still has those that the caller read; answers 1, else 0.
-- KEYS: the article's tags; the articles of each tag that it had; those of each that it gets
-- ARGV: the article; how many tags it had; those tags; the tags that it gets
local had = tonumber(ARGV[2])
local now = redis.call('SCARD', KEYS[1])
for i = 1, had do
  if now ~= had or redis.call('SISMEMBER', KEYS[1], ARGV[2 + i]) == 0 then return 0 end
end
if now ~= had then return 0 end
for i = 1, had do
  redis.call('SREM', KEYS[1 + i], ARGV[1])
end
redis.call('DEL', KEYS[1])
for i = had + 1, #KEYS - 1 do
  redis.call('SADD', KEYS[1], ARGV[2 + i])
  redis.call('SADD', KEYS[1 + i], ARGV[1])
end
return 1
