-- Looks a value up and, where there is none, takes the lease to load it. Answers with 'value' and
-- the value; with 'lease'; or with 'wait', where another loads it.
-- KEYS: the value; its lease; the statistics
-- ARGV: the caller's token; the lease in ms; the time to live of the statistics in ms;
--   how much to count as gets; as misses; a value that the caller cannot read, or nothing
local value = redis.call('GET', KEYS[1])
-- A full memory refuses to count, and a master without replicas: a hit is a hit all the same.
local gets = redis.pcall('HINCRBY', KEYS[3], 'gets', ARGV[4])
if type(gets) == 'number' then redis.call('PEXPIRE', KEYS[3], ARGV[3]) end
if value and value ~= ARGV[6] then return {'value', value} end
redis.call('HINCRBY', KEYS[3], 'misses', ARGV[5])
local holder = redis.call('SET', KEYS[2], ARGV[1], 'NX', 'GET', 'PX', ARGV[2])
-- The lease is the caller's already where a client sends this again after a broken connection.
if holder and holder ~= ARGV[1] then return {'wait'} end
redis.call('HINCRBY', KEYS[3], 'loads', 1)
return {'lease'}
