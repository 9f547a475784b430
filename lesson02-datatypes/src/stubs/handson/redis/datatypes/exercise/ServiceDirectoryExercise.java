package handson.redis.datatypes.exercise;

import handson.redis.datatypes.Service;
import handson.redis.datatypes.ServiceDirectory;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Your lists of names. What each method promises stands in {@link ServiceDirectory}. */
public final class ServiceDirectoryExercise implements ServiceDirectory {
  private final RedisClients clients;

  public ServiceDirectoryExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public void load(String prefix, List<Service> services) {
    // TODO
    throw new NotDoneYet("service-directory: replace each port's list, in one transaction");
  }

  @Override
  public List<String> names(String key) {
    // TODO
    throw new NotDoneYet("service-directory: read the whole list");
  }

  @Override
  public Optional<String> officialName(String key) {
    // TODO
    throw new NotDoneYet("service-directory: read the first element, empty where there is none");
  }

  @Override
  public OptionalInt position(String key, String name) {
    // TODO
    throw new NotDoneYet("service-directory: let Redis look for the name");
  }

  @Override
  public boolean addAlias(String key, String alias) {
    // TODO
    throw new NotDoneYet("service-directory: add at the end, only where there is a list");
  }

  @Override
  public boolean addAliasBefore(String key, String name, String alias) {
    // TODO
    throw new NotDoneYet("service-directory: insert before the name, where there is one");
  }

  @Override
  public boolean remove(String key, String name) {
    // TODO
    throw new NotDoneYet("service-directory: remove the name wherever it stands");
  }
}
