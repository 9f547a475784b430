package handson.redis.benchmarks;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventLog;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.jedis.JedisEventLog;
import handson.redis.pubsub.jedis.JedisGroupWorker;
import handson.redis.pubsub.lettuce.LettuceEventLog;
import handson.redis.pubsub.lettuce.LettuceGroupWorker;
import handson.redis.pubsub.redisson.RedissonEventLog;
import handson.redis.pubsub.redisson.RedissonGroupWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XReadGroupParams;

/** Events through a consumer group, and messages to many at once. */
final class StreamTopic implements Topic {
  private static final String STREAM = Lab.KEYS + "stream";
  private static final String GROUP = "workers";
  private static final Member ANN = new Member(STREAM, GROUP, "ann");
  private static final Map<String, String> FIELDS = Map.of("kind", "order", "id", "4711");
  private static final int EVENTS = 4_000;
  private static final int TAKEN = 100;
  private static final int DELIVERIES = 20_000;

  @Override
  public String name() {
    return "streams";
  }

  @Override
  public String title() {
    return "events through a consumer group, and messages to 1, 10 and 100 subscribers";
  }

  @Override
  public void run(Lab lab) throws Exception {
    lab.measure(group(lab));
    for (int subscribers : List.of(1, 10, 100)) {
      int messages = Math.max(1, lab.scale().of(DELIVERIES) / subscribers);
      try (FanOut fanOut = new FanOut(lab, subscribers, messages)) {
        lab.measure(fanOut.table());
      }
    }
  }

  private static Table group(Lab lab) {
    UnifiedJedis jedis = lab.jedis();
    io.lettuce.core.RedisClient lettuce = lab.clients().lettuceClient();
    var redisson = lab.clients().redisson();
    return new Table(
        "appended one by one, taken by " + TAKEN + " through a group, acknowledged one by one",
        Unit.perSecond("events"),
        List.of(
            side(lab, "Jedis by hand: XADD, XREADGROUP, XACK", () -> byHand(jedis, events(lab), 1)),
            side(
                lab,
                "the same, one XACK for all that were taken",
                () -> byHand(jedis, events(lab), TAKEN)),
            side(
                lab,
                "ours, Jedis",
                () -> ours(events(lab), new JedisEventLog(jedis), new JedisGroupWorker(jedis))),
            side(lab, "ours, Lettuce", () -> {
              try (LettuceEventLog log = new LettuceEventLog(lettuce);
                  LettuceGroupWorker worker = new LettuceGroupWorker(lettuce)) {
                ours(events(lab), log, worker);
              }
            }),
            side(
                lab,
                "ours, Redisson",
                () -> ours(
                    events(lab),
                    new RedissonEventLog(redisson),
                    new RedissonGroupWorker(redisson)))),
        List.of(),
        "Ours trim the stream with each append; the commands by hand let it grow.");
  }

  private static int events(Lab lab) {
    return lab.scale().of(EVENTS);
  }

  private static Side side(Lab lab, String name, Work work) {
    return Side.rate(name, events(lab), lab::clear, work);
  }

  private static void byHand(UnifiedJedis jedis, int number, int acknowledgedAtOnce) {
    jedis.xgroupCreate(STREAM, GROUP, new StreamEntryID(0), true);
    for (int i = 0; i < number; i++) {
      jedis.xadd(STREAM, StreamEntryID.NEW_ENTRY, FIELDS);
    }
    var params = XReadGroupParams.xReadGroupParams().count(TAKEN);
    var unread = Map.of(STREAM, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY);
    long acknowledged = 0;
    while (acknowledged < number) {
      var taken = jedis.xreadGroupAsMap(GROUP, ANN.consumer(), params, unread).get(STREAM);
      StreamEntryID[] ids =
          taken.stream().map(entry -> entry.getID()).toArray(StreamEntryID[]::new);
      if (acknowledgedAtOnce > 1) {
        acknowledged += jedis.xack(STREAM, GROUP, ids);
      } else {
        for (StreamEntryID id : ids) {
          acknowledged += jedis.xack(STREAM, GROUP, id);
        }
      }
    }
  }

  private static void ours(int number, EventLog log, GroupWorker worker) {
    worker.create(STREAM, GROUP);
    for (int i = 0; i < number; i++) {
      log.append(STREAM, FIELDS, number);
    }
    int acknowledged = 0;
    while (acknowledged < number) {
      for (Event event : worker.take(ANN, TAKEN, Duration.ZERO)) {
        acknowledged += worker.ack(STREAM, GROUP, event.id()) ? 1 : 0;
      }
    }
  }
}
