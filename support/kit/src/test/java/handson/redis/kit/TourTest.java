package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.greeting.Greeter;
import handson.redis.kit.greeting.GreetingLesson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

final class TourTest {
  private static EmbeddedRedis server;
  private static UnifiedJedis jedis;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void start() {
    server = EmbeddedRedis.start();
    jedis = RedisClient.create("127.0.0.1", server.address().port());
  }

  @AfterAll
  static void end() {
    jedis.close();
    server.close();
  }

  @Test
  void showsEachCallWithItsResultAndItsCommands() {
    assertThat(shown("jedis", tour -> {
          tour.heading("Lists");
          Greeter greeter = tour.use(Greeter.class);
          tour.step("A list keeps the order.", () -> {
            greeter.learn("日本 \"x\"");
            greeter.learn("🐉");
            greeter.names();
            greeter.count();
          });
          tour.say("That was all.");
          tour.show("the answer", Optional.of(Map.of("a", List.of(1, 2, 3, 4, 5, 6))));
        }))
        .isEqualTo("""
            Lesson 7: greetings
            with jedis, on Redis 7.0.15 at %s

            == Lists ==

            1. A list keeps the order.

                greeter.learn("日本 "x"")
                  > RPUSH greeting:names '日本 "x"'
                greeter.learn("🐉")
                  > RPUSH greeting:names 🐉
                greeter.names() = ["日本 "x"", "🐉"]
                  > LRANGE greeting:names 0 -1
                greeter.count() = 2
                  > EVAL "return redis.call('LLEN', KEYS[1])" 1 greeting:names
                  >   (script) LLEN greeting:names
                That was all.
                the answer = {"a": [1, 2, 3, 4, ... 2 more]}
            """.formatted(server.address()));
  }

  @Test
  void sumsUpManyCommands() {
    assertThat(shown("lettuce", tour -> {
          Greeter greeter = tour.useQuietly(Greeter.class);
          tour.step("Many.", () -> {
            for (int i = 0; i < 1500; i++) {
              greeter.learn("name " + i);
            }
            greeter.count();
          });
        }))
        .endsWith("""
            1. Many.

                  > RPUSH greeting:names "name 0"
                  > RPUSH greeting:names "name 1"
                  ... and 1,498 x RPUSH
                  ... and 1 x LLEN
            """);
  }

  @Test
  void anExceptionEndsTheStepAndNotTheTour() {
    assertThat(shown("jedis", tour -> {
          Greeter greeter = tour.use(Greeter.class);
          tour.step("Refused.", () -> {
            greeter.refuse("me");
            tour.say("never said");
          });
          tour.step("Wrong.", () -> {
            throw new AssertionError("on purpose");
          });
          tour.step("Goes on.", () -> greeter.learn("x"));
        }))
        .endsWith("""
            1. Refused.

                greeter.refuse("me") throws IllegalArgumentException: I do not know me
                ended by IllegalArgumentException: I do not know me

            2. Wrong.

                ended by AssertionError: on purpose

            3. Goes on.

                greeter.learn("x")
                  > RPUSH greeting:names x
            """);
  }

  @Test
  void countsCommandsThatAreNobodysBusiness() {
    assertThat(shown("jedis", tour -> {
          Greeter greeter = tour.useQuietly(Greeter.class);
          tour.step("Private.", () -> {
            tour.countCommands(() -> {
              greeter.learn("a secret");
              greeter.learn("another");
            });
            greeter.learn("a name");
          });
        }))
        .endsWith("""
            1. Private.

                  ... and 2 x RPUSH
                  > RPUSH greeting:names "a name"
            """);
  }

  @Test
  void forgetsCommandsWhoseNumberVaries() {
    assertThat(shown("jedis", tour -> {
          Greeter greeter = tour.useQuietly(Greeter.class);
          tour.step("Some.", () -> {
            greeter.learn("a name");
            tour.forgetCommands();
            greeter.learn("another");
          });
        }))
        .endsWith("""
            1. Some.

                  > RPUSH greeting:names another
            """);
  }

  @Test
  void masksWhatDiffersFromRunToRun() {
    assertThat(shown("jedis", tour -> {
          Greeter greeter = tour.use(Greeter.class);
          tour.mask("\\b\\d{4}\\b", year -> "YEAR" + year.length());
          tour.step("A time.", () -> greeter.learn("in 2026, not in 12345"));
        }))
        .endsWith("""
            1. A time.

                greeter.learn("in YEAR4, not in 12345")
                  > RPUSH greeting:names "in YEAR4, not in 12345"
            """);
  }

  @Test
  void aStepThatTheServerCannotDoSaysSo() {
    assertThat(shown("jedis", tour -> {
          Greeter greeter = tour.use(Greeter.class);
          tour.stepSince("7.0", "Possible.", () -> greeter.learn("x"));
          tour.stepSince("99.1", "Impossible.", () -> greeter.learn("y"));
        }))
        .endsWith("""
            1. Possible.

                greeter.learn("x")
                  > RPUSH greeting:names x

            2. Impossible.

                skipped: needs Redis 99.1, this is 7.0.15
            """);
  }

  @Test
  void anExerciseThatIsNotDoneShowsAsThat() {
    String shown = shown("exercise", tour -> {
      Greeter greeter = tour.use(Greeter.class);
      tour.step("Not written yet.", () -> greeter.learn("x"));
      tour.step("Endless.", greeter::names);
      tour.step("Written.", greeter::count);
    });
    assertThat(shown)
        .contains("""
            1. Not written yet.

                greeter.learn("x") throws NotDoneYet: greeter: append the name to the list
                not done yet: greeter: append the name to the list

            2. Endless.
            """)
        .contains("    ended by StackOverflowError\n")
        .endsWith("""
            3. Written.

                greeter.count() = 0
                  > LLEN greeting:names
            """);
  }

  @Test
  void leavesNoKeyAndFlushesNothing() {
    try (CommandMonitor everything = CommandMonitor.open(server.address(), name -> true)) {
      String shown = shown("jedis", tour -> {
        tour.use(Greeter.class).learn("x");
        tour.show("seen in the tour", jedis.exists("greeting:names"));
      });
      assertThat(shown).contains("seen in the tour = true");
      assertThat(jedis.dbSize()).isZero();
      assertThat(everything.drain())
          .extracting(ReceivedCommand::name)
          .contains("SCAN", "UNLINK")
          .doesNotContain("FLUSHALL", "FLUSHDB", "KEYS");
    }
  }

  @Test
  void leavesNoKeyWhereAnImplementationDoesNotClose() {
    assertThatThrownBy(() -> shown("lettuce", tour -> {
          Greeter greeter = tour.use(Greeter.class);
          greeter.learn("x");
          tour.step("Refused.", () -> greeter.refuse("x"));
        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("does not close");
    assertThat(jedis.dbSize()).isZero();
  }

  @Test
  void aClientWithoutAnImplementationIsSaid() {
    assertThatThrownBy(() -> shown("redisson", tour -> tour.use(Greeter.class)))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "There is no handson.redis.kit.greeting.redisson.RedissonGreeter (the redisson of"
                + " Greeter); choose another --client.");
  }

  @Test
  void withoutReferencesItShowsOnesOwnCodeAndSaysSo() {
    // Nobody keeps this contract.
    Topic lonely = Topic.exercise(Tour.Step.class, "lists: nothing", 1, 1, 1);
    Lesson handedOut = new GreetingLesson(7, "greeting", List.of(lonely), tour -> {
      assertThat(tour.client()).isEqualTo("exercise");
      tour.say("shown");
    });
    TourOptions unnamed = CommandLine.populateCommand(
        new TourOptions(), "--redis", server.address().toString());

    new TourRun(stream(out), new Ink(false)).show(handedOut, unnamed, getClass().getClassLoader());

    assertThat(text(out)).contains("with exercise, on ", "came without its references", "shown");
    assertThat(execute(tour -> assertThat(tour.client()).isEqualTo("jedis"))).isZero();
    assertThat(text(out)).doesNotContain("without its references");
  }

  @Test
  void aLessonsCommandLineEndsWithItsCode() {
    Consumer<Tour> nothing = tour -> {};
    assertThat(execute(nothing, "--client", "nobody")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo("--client is 'nobody'; choose one of jedis, lettuce, redisson, exercise.\n");
    assertThat(execute(nothing, "--redis", "nowhere")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo(
            "--redis is 'nowhere', which is neither 'embedded' nor 'docker' nor a redis:// or"
                + " rediss:// URL.\n");
    assertThat(execute(nothing, "--nonsense")).isEqualTo(2);
    assertThat(text(err)).startsWith("Unknown option: '--nonsense'\nUsage: lesson07-greeting ");
    assertThat(execute(nothing, "--help")).isZero();
    assertThat(text(out)).startsWith("Usage: lesson07-greeting ").contains("--client", "--verbose");
  }

  @Test
  void aLessonsOwnOptionReachesItsTour() {
    Consumer<Tour> script = tour -> tour.say("names from " + tour.option("--names"));

    assertThat(execute(script, "--names", "a file", "--redis", server.address().toString()))
        .isZero();
    assertThat(execute(script, "--names")).isEqualTo(2);
    assertThat(text(err)).startsWith("Missing required parameter for option '--names' (FILE)");
    assertThat(execute(script, "--help")).isZero();
    assertThat(text(out)).contains("--names=FILE", "lesson 7: names to greet");
  }

  @Test
  void anOptionOfAnotherLessonIsRefused() {
    TourOptions options = new TourOptions();
    CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options));
    options.understand(GreetingLesson.showing(tour -> {}), line);
    line.parseArgs("--names", "x");

    assertThat(options.of(GreetingLesson.showing(tour -> {}))).containsEntry("--names", "x");
    assertThatThrownBy(() -> options.of(new SilentLesson()))
        .isInstanceOf(SetupException.class)
        .hasMessage("--names is no option of lesson08-silence; leave it out.");
  }

  @Test
  void aLessonShowsItsTopicsUnderTheirTitles() {
    GreetingLesson lesson = GreetingLesson.showing(tour -> {});

    assertThat(shown("jedis", tour -> tour.topic(lesson.topics().get(0))))
        .contains("== Lists: greetings ==")
        .contains("greeter.count() = 0");
    Topic without = Topic.shown(SilentLesson.class, "no tour");
    assertThatThrownBy(without::tour)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(SilentLesson.class.getName()
            + "Tour has to be a TopicTour that is made without arguments.");
  }

  private record SilentLesson() implements Lesson {
    @Override
    public int number() {
      return 8;
    }

    @Override
    public String name() {
      return "silence";
    }

    @Override
    public String title() {
      return "nothing";
    }

    @Override
    public List<Topic> topics() {
      return List.of();
    }
  }

  private int execute(Consumer<Tour> script, String... arguments) {
    CommandLine line = LessonMain.commandLine(GreetingLesson.showing(script));
    return Terminal.execute(line, stream(out), stream(err), arguments);
  }

  private String shown(String client, Consumer<Tour> script) {
    TourOptions options = CommandLine.populateCommand(
        new TourOptions(), "--client", client, "--redis", server.address().toString());
    new TourRun(stream(out), new Ink(false))
        .show(GreetingLesson.showing(script), options, getClass().getClassLoader());
    return text(out);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    String text = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    bytes.reset();
    return text;
  }
}
