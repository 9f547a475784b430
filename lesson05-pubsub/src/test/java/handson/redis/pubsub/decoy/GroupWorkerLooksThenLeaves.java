package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XPendingParams;

@Decoy(
    mistake = "looks what the member holds, and removes it in a second step",
    caughtBy = "leaveIsOneStep")
final class GroupWorkerLooksThenLeaves extends ForwardingGroupWorker {
  GroupWorkerLooksThenLeaves(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean leave(Member member) {
    boolean free = jedis
        .xpending(
            member.stream(),
            member.group(),
            XPendingParams.xPendingParams("-", "+", 1).consumer(member.consumer()))
        .isEmpty();
    if (free) {
      jedis.xgroupDelConsumer(member.stream(), member.group(), member.consumer());
    }
    return free;
  }
}
