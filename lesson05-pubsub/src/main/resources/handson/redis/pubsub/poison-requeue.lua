-- Puts the event of a dead letter back into its stream.
-- KEYS: the stream, its dead letters. ARGV: the letter's id, how many events to keep. Answers with
-- the new event's id, or nothing where there is no letter or no event in it.
local letter = redis.call('XRANGE', KEYS[2], ARGV[1], ARGV[1])[1]
-- Four names and their values are the letter's own.
if not letter or #letter[2] <= 8 then
  return false
end
-- Lua passes no more than some 8,000 values to a function.
if #letter[2] > 7808 then
  return redis.error_reply('ERR An event of more than 3,900 fields is too large to be requeued.')
end
local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], '*', unpack(letter[2], 9))
redis.call('XDEL', KEYS[2], ARGV[1])
return id
