-- What is around a point and in all sets: each id, followed by its distance, nearest first.
-- KEYS: the index; a key to work in; the sets. ARGV: longitude, latitude, radius, unit, limit
-- snippet: open-nearby
local index, found = KEYS[1], KEYS[2]
redis.call('GEOSEARCHSTORE', found, index, 'FROMLONLAT', ARGV[1], ARGV[2],
  'BYRADIUS', ARGV[3], ARGV[4], 'STOREDIST')

-- A member of a set counts as 1: at a weight of 0 the distance stays what it is.
local command = {'ZINTERSTORE', found, #KEYS - 1, unpack(KEYS, 2)}
table.insert(command, 'WEIGHTS')
table.insert(command, 1)
for _ = 3, #KEYS do table.insert(command, 0) end

-- An error would end the script here and take nothing back: catch it, and tidy up first.
local answer = redis.pcall(unpack(command))
if type(answer) == 'number' then
  answer = redis.call('ZRANGE', found, 0, ARGV[5] - 1, 'WITHSCORES')
end
redis.call('DEL', found)
return answer
-- end
