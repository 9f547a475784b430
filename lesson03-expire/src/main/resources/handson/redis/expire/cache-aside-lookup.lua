-- Looks a value up and, where there is none, takes the lease to load it. Answers with 'value' and
-- the value; with 'lease'; or with 'wait', where another loads it.
-- KEYS: the value; its lease; the statistics
-- ARGV: the caller's token; the lease in ms; the time to live of the statistics in ms;
--   how much to count as gets; as misses; a value that the caller cannot read, or nothing
local function count(field, by)
  redis.call('HINCRBY', KEYS[3], field, by)
  redis.call('PEXPIRE', KEYS[3], ARGV[3])
end

local value = redis.call('GET', KEYS[1])
count('gets', ARGV[4])
if value and value ~= ARGV[6] then return {'value', value} end
count('misses', ARGV[5])
-- The lease is the caller's already where a client sends this again after a broken connection.
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return {'wait'} end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
count('loads', 1)
return {'lease'}
