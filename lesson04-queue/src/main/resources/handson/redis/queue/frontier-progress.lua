-- How many URLs wait, are in work, are done.
-- KEYS: pages, waiting, leases, results
return {
  redis.call('ZCARD', KEYS[2]),
  redis.call('ZCARD', KEYS[3]),
  redis.call('LLEN', KEYS[4])
}
