-- Notes a stream's position, if it is still the owner's.
-- KEYS: the owner's key, the position's. ARGV: the owner, the position. Answers 1 or 0.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[2], ARGV[2])
return 1
