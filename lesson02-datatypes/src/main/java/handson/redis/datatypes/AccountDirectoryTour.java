package handson.redis.datatypes;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.List;

/** What the tour shows of {@link AccountDirectory}. */
final class AccountDirectoryTour implements TopicTour {
  private static final String PREFIX = "datatypes:user:";

  @Override
  public void show(Tour tour) {
    PasswdSource chosen = PasswdSource.choose(tour.option(PasswdSource.OPTION));
    PasswdFile sample = PasswdSource.sample().file();
    AccountDirectory directory = tour.use(AccountDirectory.class);
    tour.step(
        "A line of a passwd file is an account; what is none is reported and left out.", () -> {
          tour.show("accounts", sample.accounts().stream().map(Account::name).toList());
          sample
              .malformed()
              .forEach(line -> tour.say("line %d: %s".formatted(line.number(), line.reason())));
        });
    tour.step(
        "An account is a hash; DEL and HSET are one step, so nobody sees it half done.",
        () -> directory.load(PREFIX, named(sample, "ada")));
    tour.step("HGETALL reads all fields, and nothing where there is no such hash.", () -> {
      directory.find(PREFIX, "ada");
      directory.find(PREFIX, "nobody");
    });
    tour.step("HMGET reads some fields of each, with a gap for what is not there.", () -> {
      tour.useQuietly(AccountDirectory.class).load(PREFIX, named(sample, "zoë"));
      tour.useQuietly(AccountDirectory.class)
          .logins(PREFIX, List.of("ada", "nobody", "zoë"))
          .forEach(login -> tour.say(login.toString()));
    });
    tour.step("One field changes, and a user who is not there is not created.", () -> {
      directory.changeShell(PREFIX, "ada", "/bin/zsh");
      directory.changeShell(PREFIX, "nobody", "/bin/zsh");
      directory.remove(PREFIX, "ada");
    });
    tour.step("A whole file takes one round trip for 500 accounts.", () -> {
      PasswdFile file = chosen.file();
      AccountDirectory quiet = tour.useQuietly(AccountDirectory.class);
      tour.say("%s: %,d accounts, %,d malformed lines"
          .formatted(
              chosen.description(), file.accounts().size(), file.malformed().size()));
      tour.countCommands(() -> quiet.load("datatypes:account:", file.accounts()));
    });
  }

  private static List<Account> named(PasswdFile file, String name) {
    return file.accounts().stream()
        .filter(account -> account.name().equals(name))
        .toList();
  }
}
