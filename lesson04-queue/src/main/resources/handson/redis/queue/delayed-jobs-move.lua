-- Moves jobs that are due to the back of those that are ready; answers how many.
-- KEYS: scheduled; jobs; ready of high, of normal, of low. ARGV: how many at most
-- snippet: move
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local ids = redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[1])
if #ids == 0 then return 0 end

local due = {high = {}, normal = {}, low = {}}
for _, text in ipairs(redis.call('HMGET', KEYS[2], unpack(ids))) do
  local priority, job = text:match('^(%l+) (.*)$')
  table.insert(due[priority], job)
end
-- The most urgent first: who waits for all three lists gets what is written first.
for i, priority in ipairs({'high', 'normal', 'low'}) do
  if #due[priority] > 0 then redis.call('RPUSH', KEYS[2 + i], unpack(due[priority])) end
end
redis.call('ZREM', KEYS[1], unpack(ids))
redis.call('HDEL', KEYS[2], unpack(ids))
return #ids
-- end
