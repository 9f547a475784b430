package handson.redis.datatypes.exercise;

import handson.redis.datatypes.Account;
import handson.redis.datatypes.AccountDirectory;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;
import java.util.Optional;

/** Your account directory. What each method promises stands in {@link AccountDirectory}. */
public final class AccountDirectoryExercise implements AccountDirectory {
  private final RedisClients clients;

  public AccountDirectoryExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public void load(String prefix, List<Account> accounts) {
    // TODO
    throw new NotDoneYet("account-directory: replace the hash of each account, in batches");
  }

  @Override
  public Optional<Account> find(String prefix, String name) {
    // TODO
    throw new NotDoneYet("account-directory: read all fields at once, none means absent");
  }

  @Override
  public List<Login> logins(String prefix, List<String> names) {
    // TODO
    throw new NotDoneYet("account-directory: read home and shell of each, in batches");
  }

  @Override
  public boolean changeShell(String prefix, String name, String shell) {
    // TODO
    throw new NotDoneYet("account-directory: set one field, if there is such an account");
  }

  @Override
  public boolean remove(String prefix, String name) {
    // TODO
    throw new NotDoneYet("account-directory: delete the key and tell whether it was there");
  }
}
