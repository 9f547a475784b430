package handson.redis.basics.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.testing.Decoy;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.Optional;

@Decoy(
    mistake = "opens a connection with the right codec for every call and closes none",
    caughtBy = "noConnectionIsLeftOpen")
final class KeyValuesLeaksConnections extends ForwardingKeyValues {
  private final RedisClients clients;

  KeyValuesLeaksConnections(RedisClients clients) {
    super(clients.jedis());
    this.clients = clients;
  }

  @Override
  public Optional<byte[]> getBytes(String key) {
    RedisCodec<String, byte[]> codec = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    return Optional.ofNullable(clients.lettuceClient().connect(codec).sync().get(key));
  }
}
