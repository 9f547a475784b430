package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "stores what Java serialization writes", caughtBy = "saveStoresJson")
final class ProfileStoreInJavaForm extends ForwardingProfileStore {
  ProfileStoreInJavaForm(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Profile profile) {
    try (var bytes = new ByteArrayOutputStream();
        var out = new ObjectOutputStream(bytes)) {
      out.writeObject(json.writeValueAsString(profile));
      out.flush();
      jedis.set(key, Base64.getEncoder().encodeToString(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Profile> find(String key) {
    return Optional.ofNullable(jedis.get(key)).map(this::profile);
  }

  private Profile profile(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return json.readValue((String) in.readObject(), Profile.class);
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
