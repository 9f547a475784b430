package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "removes a member with what is pending", caughtBy = "leaveLosesNothing")
final class GroupWorkerLeavesWithEvents extends ForwardingGroupWorker {
  GroupWorkerLeavesWithEvents(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean leave(Member member) {
    jedis.xgroupDelConsumer(member.stream(), member.group(), member.consumer());
    return true;
  }
}
