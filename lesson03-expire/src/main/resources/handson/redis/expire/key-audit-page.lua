-- A page of SCAN, and what there is to know of its keys; none goes while a script runs.
-- For a single server: it reads keys that were not named before.
local page = redis.call('SCAN', ARGV[1], 'MATCH', ARGV[2], 'COUNT', ARGV[3])
local seen = {page[1]}
for _, key in ipairs(page[2]) do
  seen[#seen + 1] = key
  seen[#seen + 1] = redis.call('TYPE', key).ok
  seen[#seen + 1] = redis.call('PTTL', key)
  seen[#seen + 1] = redis.call('MEMORY', 'USAGE', key)
end
return seen
