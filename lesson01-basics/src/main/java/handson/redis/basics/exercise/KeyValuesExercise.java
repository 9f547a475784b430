package handson.redis.basics.exercise;

import handson.redis.basics.KeyValues;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Your keys and values. What each method promises stands in {@link KeyValues}. */
public final class KeyValuesExercise implements KeyValues {
  private final RedisClients clients;

  public KeyValuesExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public void set(String key, String value) {
    // TODO
    throw new NotDoneYet("key-values: store the text");
  }

  @Override
  public Optional<String> get(String key) {
    // TODO
    throw new NotDoneYet("key-values: read the text, empty where there is no key");
  }

  @Override
  public boolean exists(String key) {
    // TODO
    throw new NotDoneYet("key-values: ask whether there is such a key");
  }

  @Override
  public boolean delete(String key) {
    // TODO
    throw new NotDoneYet("key-values: delete the key and tell whether there was one");
  }

  @Override
  public void rename(String source, String target) {
    // TODO
    throw new NotDoneYet("key-values: rename the key, and refuse a missing one");
  }

  @Override
  public boolean renameIfFree(String source, String target) {
    // TODO
    throw new NotDoneYet("key-values: rename the key where the new name is free");
  }

  @Override
  public void setAll(Map<String, String> entries) {
    // TODO
    throw new NotDoneYet("key-values: store all texts in one step");
  }

  @Override
  public List<Optional<String>> getAll(List<String> keys) {
    // TODO
    throw new NotDoneYet("key-values: read all texts in one round trip");
  }

  @Override
  public void setBytes(String key, byte[] value) {
    // TODO
    throw new NotDoneYet("key-values: store the bytes as they are");
  }

  @Override
  public Optional<byte[]> getBytes(String key) {
    // TODO
    throw new NotDoneYet("key-values: read the bytes as they are");
  }
}
