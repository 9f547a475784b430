-- Writes all keys of a facility, in place of what they held; answers 1 where it is new, else 0.
-- KEYS: the index; the facility's hash; the categories; the set of the facility's category
-- ARGV: id; longitude; latitude; category; what the key of a category's set starts with;
--       then each field of the hash and its value
-- snippet: facility-load
local index, facility, categories, members = unpack(KEYS)
local id, longitude, latitude, category, prefix = unpack(ARGV)

local before = redis.call('HGET', facility, 'category')
local added = redis.call('GEOADD', index, longitude, latitude, id)
redis.call('DEL', facility)
redis.call('HSET', facility, unpack(ARGV, 6))

if before and before ~= '' and before ~= category then
  redis.call('SREM', prefix .. before, id)
  if redis.call('EXISTS', prefix .. before) == 0 then
    redis.call('SREM', categories, before)
  end
end
if category ~= '' then
  redis.call('SADD', members, id)
  redis.call('SADD', categories, category)
end
return added
-- end
