package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.resps.StreamPendingEntry;

@Decoy(
    mistake = "passes over what the stream has forgotten, and it stays pending",
    caughtBy = "forgottenEventsEnd")
final class GroupWorkerKeepsTheForgotten extends ForwardingGroupWorker {
  GroupWorkerKeepsTheForgotten(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    List<Event> claimed = new ArrayList<>();
    GroupWorker.atLeastOne(count);
    for (StreamPendingEntry found : jedis.xpending(
        member.stream(),
        member.group(),
        XPendingParams.xPendingParams("-", "+", 10_000).idle(GroupWorker.idle(idle)))) {
      String id = found.getID().toString();
      if (claimed.size() < count && !jedis.xrange(member.stream(), id, id).isEmpty()) {
        claimed.addAll(events(jedis.xclaim(
            member.stream(),
            member.group(),
            member.consumer(),
            GroupWorker.idle(idle),
            new XClaimParams(),
            found.getID())));
      }
    }
    return claimed;
  }
}
