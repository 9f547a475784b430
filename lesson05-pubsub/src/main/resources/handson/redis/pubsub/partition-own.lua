-- Gives a stream to an owner for a while, unless another one has it.
-- KEYS: the owner's key. ARGV: the owner, milliseconds. Answers 1 where it is the owner's, else 0.
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
