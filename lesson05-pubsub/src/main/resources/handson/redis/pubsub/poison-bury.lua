-- Moves a pending event to the dead letters.
-- KEYS: the stream, its dead letters. ARGV: the group, the event's id, the error, how many letters
-- to keep. Answers 1, or 0 where the event is not pending.
local pending = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[2], ARGV[2], 1)[1]
if not pending then
  return 0
end
local letter = {
  'dead:id', ARGV[2], 'dead:group', ARGV[1], 'dead:error', ARGV[3], 'dead:deliveries', pending[4]
}
local event = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])[1]
if event then
  for _, text in ipairs(event[2]) do
    letter[#letter + 1] = text
  end
end
-- Lua passes no more than some 8,000 values to a function.
if #letter > 7808 then
  return redis.error_reply('ERR An event of more than 3,900 fields is too large to be buried.')
end
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[4], '*', unpack(letter))
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
return 1
