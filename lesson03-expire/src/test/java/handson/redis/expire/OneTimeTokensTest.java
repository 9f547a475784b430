package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Rival;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@ContractTest(OneTimeTokens.class)
final class OneTimeTokensTest {
  private static final Duration TIME = Duration.ofMinutes(15);
  private static final int CROWD = 8;
  private static final int ROUNDS = 20;

  private final OneTimeTokens tokens;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String purpose;
  private final String subject;
  private final Token token;
  private final String key;

  OneTimeTokensTest(OneTimeTokens tokens, Evidence evidence, Given given) {
    this.tokens = tokens;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.purpose = given.key("purpose");
    this.subject = given.text();
    this.token = token();
    this.key = OneTimeTokens.key(purpose, token);
  }

  @Criterion(
      order = 1,
      value = "issue stores the subject under the token's key, with its end",
      why = "EX counts whole seconds; and a token without an end opens an account years later.",
      tryIt = "SET reset:9f86d081 ann NX PX 900000")
  void issueStoresTheSubject() {
    for (long rest : List.of(999, 1, 499)) {
      long millis = given.number(60, 900) * 1_000 + rest;
      Token next = token();
      long before = now();
      Token issued = tokens.issue(purpose, subject, Duration.ofMillis(millis), () -> next);
      long after = now();

      assertThat(issued.text()).as("the token, from the source").isEqualTo(next.text());
      assertThat(redis.get(OneTimeTokens.key(purpose, next))).as("GET").isEqualTo(subject);
      assertThat(redis.pexpireTime(OneTimeTokens.key(purpose, next)))
          .as("PEXPIRETIME of a token that lives %,d ms from now", millis)
          .isBetween(before + millis, after + millis);
    }
    Token random = tokens.issue(purpose, "", TIME);
    assertThat(redis.get(OneTimeTokens.key(purpose, random)))
        .as("GET, random token")
        .isEmpty();
    assertThat(tokens.issue(purpose, "", TIME).text())
        .as("another random token")
        .isNotEqualTo(random.text());
  }

  @Criterion(
      order = 2,
      value = "redeem answers with the subject once, and never again",
      why = "Mails are read by more than one, and a link that works twice is a password.",
      tryIt = "GETDEL reset:9f86d081")
  void redeemWorksOnce() {
    redis.set(key, subject, SetParams.setParams().px(TIME.toMillis()));

    assertThat(tokens.redeem(purpose, token.text())).as("redeem").contains(subject);
    assertThat(redis.exists(key)).as("EXISTS after that").isFalse();
    assertThat(tokens.redeem(purpose, token.text())).as("redeem, again").isEmpty();
    assertThat(tokens.redeem(purpose, token().text()))
        .as("redeem, never issued")
        .isEmpty();

    tokens.issue(purpose, "", TIME, () -> token);
    assertThat(tokens.redeem(purpose, token.text())).as("redeem, empty subject").contains("");
  }

  @Criterion(
      order = 3,
      value = "an expired token is good for nothing",
      why = "The server takes the key away: no program has to look at a date.",
      tryIt = "PTTL reset:9f86d081")
  void expiredIsNothing() {
    tokens.issue(purpose, subject, TIME, () -> token);
    ServerTime.letExpire(redis, key);

    assertThat(tokens.redeem(purpose, token.text())).as("redeem, expired").isEmpty();
    tokens.issue(purpose, "new", TIME, () -> token);
    assertThat(tokens.redeem(purpose, token.text())).as("redeem, issued anew").contains("new");
  }

  @Criterion(
      order = 4,
      value = "a token is good for its purpose only, and another purpose does not use it up",
      why = "Who can confirm a mail address must not be able to set a password with it.",
      tryIt = "GETDEL confirm:9f86d081")
  void purposesAreApart() {
    String other = given.key("purpose");
    tokens.issue(purpose, subject, TIME, () -> token);

    assertThat(tokens.redeem(other, token.text()))
        .as("redeem for another purpose")
        .isEmpty();
    tokens.issue(other, "other", TIME, () -> token);
    assertThat(tokens.redeem(purpose, token.text())).as("redeem for its own").contains(subject);
    assertThat(tokens.redeem(other, token.text())).as("for the other's").contains("other");
  }

  @Criterion(
      order = 5,
      value = "Redis never gets a token, only its hash",
      why = "Who reads the log, a backup or MONITOR would hold links that still work.",
      tryIt = "SLOWLOG GET 5")
  void redisNeverGetsTheToken() throws Exception {
    List<ReceivedCommand> received = evidence.received(() -> {
      tokens.issue(purpose, subject, TIME, () -> token);
      tokens.redeem(purpose, token.text());
    });

    assertThat(received).as("what Redis received").isNotEmpty();
    assertThat(received.stream().flatMap(command -> command.arguments().stream()))
        .as("arguments with the token %s", token.text())
        .noneMatch(argument -> argument.contains(token.text()));
  }

  @Criterion(
      order = 6,
      value = "what is not of a token's form is answered like any other, without Redis",
      why = "Anybody can send anything: it costs nothing, breaks nothing and tells nothing.",
      tryIt = "GETDEL reset:9f86d081")
  void malformedNeverReachesRedis() throws Exception {
    tokens.issue(purpose, subject, TIME, () -> token);
    String text = token.text();
    List<String> malformed = List.of(
        "",
        " ",
        text + " ",
        "\n" + text,
        text + "=",
        text + "A",
        text.substring(1),
        "*".repeat(43),
        "+" + text.substring(1),
        text.substring(0, 42) + "B",
        given.text(),
        "Ａ" + text.substring(1),
        text.repeat(10_000));

    List<ReceivedCommand> received = evidence.received(() -> {
      for (String sent : malformed) {
        assertThatCode(() -> assertThat(tokens.redeem(purpose, sent))
                .as("redeem of %.60s", sent)
                .isEmpty())
            .as("redeem of %.60s", sent)
            .doesNotThrowAnyException();
      }
    });
    assertThat(received).as("what Redis received").isEmpty();
    assertThat(tokens.redeem(purpose, text)).as("the token itself").contains(subject);
  }

  @Criterion(
      order = 7,
      value = "at no moment is a token stored without its end",
      why = "A program that dies between SET and EXPIRE leaves a link that works for ever.",
      tryIt = "SET reset:9f86d081 ann NX PX 900000")
  void noTokenWithoutEnd() throws Exception {
    List<ReceivedCommand> received =
        evidence.received(() -> tokens.issue(purpose, subject, TIME, () -> token));

    assertThat(redis.exists(key)).as("EXISTS").isTrue();
    redis.del(key);
    for (AtomicStep step : AtomicStep.of(received)) {
      step.repeat(redis);
      assertThat(redis.pttl(key))
          .as("PTTL after %s, where -1 is no time to live", step.commands())
          .isNotEqualTo(-1);
    }
  }

  @Criterion(
      order = 8,
      value = "a token in use stays with its subject; the source is asked for another",
      why = "With a good source that never happens: NX is what you have if it is not good.",
      tryIt = "SET reset:9f86d081 ben NX PX 900000")
  void aTokenInUseStays() throws Exception {
    tokens.issue(purpose, subject, TIME, () -> token);
    long expiry = redis.pexpireTime(key);
    Token free = token();

    assertThat(tokens.issue(purpose, "other", TIME, source(token, token, free)).text())
        .as("the first free token")
        .isEqualTo(free.text());
    assertThatThrownBy(() -> tokens.issue(purpose, "other", TIME, () -> token), "none is free")
        .isInstanceOf(IllegalStateException.class);
    assertThat(redis.get(key)).as("GET of the first token").isEqualTo(subject);
    assertThat(redis.pexpireTime(key)).as("PEXPIRETIME of the first token").isEqualTo(expiry);

    redis.del(key);
    Token next = token();
    Token issued = Rival.overtakes(
        redis,
        () -> redis.set(key, "rival", SetParams.setParams().px(TIME.toMillis())),
        () -> tokens.issue(purpose, "other", TIME, source(token, next)));
    assertThat(issued.text()).as("a token that no rival has").isEqualTo(next.text());
    assertThat(redis.get(key)).as("GET of the rival's token").isEqualTo("rival");
  }

  @Criterion(
      order = 9,
      value = "a token that somebody redeems at the last moment is used up",
      why = "GET and then DEL lets a second one read between them.",
      tryIt = "GETDEL reset:9f86d081")
  void aRivalComesFirst() throws Exception {
    tokens.issue(purpose, subject, TIME, () -> token);

    Optional<String> redeemed =
        Rival.overtakes(redis, () -> redis.getDel(key), () -> tokens.redeem(purpose, token.text()));
    assertThat(redeemed).as("redeem, after a rival did").isEmpty();
  }

  @Criterion(
      order = 10,
      value = "of eight that redeem at once, one gets the subject",
      why = "A voucher that is redeemed twice is paid twice.",
      tryIt = "GETDEL reset:9f86d081")
  void oneOfEightRedeems() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Token contested = token();
      tokens.issue(purpose, subject, TIME, () -> contested);
      List<Optional<String>> answers =
          Crowd.of(CROWD, member -> tokens.redeem(purpose, contested.text()));
      assertThat(answers.stream().flatMap(Optional::stream))
          .as("subjects that eight got")
          .containsExactly(subject);
    }
  }

  @Criterion(
      order = 11,
      value = "a time to live below 1 ms or above 100 years is refused, and nothing is issued",
      why = "A token for ever is a second password, and nobody knows that it exists.",
      tryIt = "SET reset:9f86d081 ann NX PX 900000")
  void nonsenseIsRefused() {
    for (Duration time : List.of(
        Duration.ZERO,
        Duration.ofMillis(-given.number(1, 1_000_000)),
        Duration.ofNanos(999_999),
        TimeToLive.LONGEST.plusMillis(1),
        Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatThrownBy(() -> tokens.issue(purpose, subject, time, () -> token), "for " + time)
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(redis.exists(key)).as("EXISTS after %s", time).isFalse();
    }
    tokens.issue(purpose, subject, TimeToLive.LONGEST, () -> token);
    assertThat(redis.exists(key)).as("EXISTS of a token for 100 years").isTrue();
  }

  @Criterion(
      order = 12,
      value =
          "redeeming a null finds nothing; another null is a NullPointerException, before Redis is asked",
      why =
          "What somebody sent may be missing; a subject that is missing is a mistake of the program.",
      tryIt = "SET reset:9f86d081 \"\" NX PX 900000")
  void aNullIsRefused() throws Exception {
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("issue(null, subject, time)", () -> tokens.issue(null, subject, TIME));
    calls.put("issue(purpose, null, time)", () -> tokens.issue(purpose, null, TIME));
    calls.put("issue(purpose, subject, null)", () -> tokens.issue(purpose, subject, null));
    calls.put("redeem(null, token)", () -> tokens.redeem(null, token.text()));

    List<ReceivedCommand> received =
        evidence.received(() -> calls.forEach((name, call) -> assertThat(catchThrowable(call))
            .as("what %s throws", name)
            .isInstanceOf(NullPointerException.class)));

    assertThat(received).as("commands that Redis received").isEmpty();
    assertThat(catchThrowable(() ->
            assertThat(tokens.redeem(purpose, null)).as("redeem(purpose, null)").isEmpty()))
        .as("what redeem(purpose, null) throws")
        .isNull();
  }

  private Token token() {
    byte[] bytes = new byte[32];
    given.random().nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private static Supplier<Token> source(Token... next) {
    return List.of(next).iterator()::next;
  }

  private long now() {
    return ServerTime.now(redis).toEpochMilli();
  }
}
