package handson.redis.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeType;

@ContractTest(ProfileStore.class)
final class ProfileStoreTest {
  private static final String FIELDS = "the document's fields";

  private final JsonMapper json = JsonMapper.builder().build();
  private final ProfileStore profiles;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String key;

  ProfileStoreTest(ProfileStore profiles, Evidence evidence, Given given) {
    this.profiles = profiles;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.key = given.key("profile");
  }

  @Criterion(
      order = 1,
      value = "save stores one JSON document, with the profile's five fields",
      why = "A program in another language reads the same key, and knows nothing of your classes.",
      tryIt = "SET profile '{\"id\":\"7\",\"name\":\"Ann\",\"level\":3,\"badges\":[]}'")
  void saveStoresJson() {
    redis.rpush(key, "what was here before");
    Profile profile = profile();

    profiles.save(key, profile);

    assertThat(redis.type(key)).as("TYPE").isEqualTo("string");
    JsonNode document = parsed(redis.get(key));
    assertThat(document.propertyNames())
        .as(FIELDS)
        .containsExactlyInAnyOrder("id", "name", "level", "badges", "lastSeen");
    assertThat(document.get("id")).as("id").isEqualTo(json.valueToTree(profile.id()));
    assertThat(document.get("name")).as("name").isEqualTo(json.valueToTree(profile.name()));
    assertThat(document.get("level")).as("level").isEqualTo(json.valueToTree(profile.level()));
    assertThat(document.get("badges")).as("badges").isEqualTo(json.valueToTree(profile.badges()));
  }

  @Criterion(
      order = 2,
      value = "lastSeen is stored as ISO-8601 text, exact to the nanosecond",
      why = "A bare number has no unit, and a local time has no zone: each reader guesses another.",
      tryIt = "GET profile")
  void instantsAreIsoText() {
    for (Instant instant : List.of(instant(), instant().minusSeconds(4_000_000_000L))) {
      profiles.save(key, new Profile("7", "Ann", 1, List.of(), instant));

      JsonNode lastSeen = parsed(redis.get(key)).path("lastSeen");
      assertThat(lastSeen.getNodeType())
          .as("the JSON type of lastSeen, which is %s", lastSeen)
          .isEqualTo(JsonNodeType.STRING);
      assertThat(lastSeen.stringValue())
          .as("lastSeen as ISO-8601 with a zone")
          .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})");
      assertThat(Instant.parse(lastSeen.stringValue())).as("lastSeen").isEqualTo(instant);
    }
  }

  @Criterion(
      order = 3,
      value = "find reads what stands in Redis, whatever the order of the fields and the spaces",
      why = "Other programs write the key too, and each has its own JSON library.",
      tryIt = "SET profile '{ \"name\": \"Ann\", \"id\": \"7\" }'")
  void findReadsForeignJson() {
    profiles.save(key, profile());
    Profile expected = new Profile("é7", "A \"q\"\n🐉", -4, List.of("b", "a", "b"), instant());

    redis.set(key, """
        {
          "lastSeen" : "%s",
          "badges"   : [ "b", "\\u0061", "b" ],
          "name"     : "A \\"q\\"\\n\\ud83d\\udc09",
          "level"    : -4,
          "id"       : "\\u00e97"
        }
        """.formatted(expected.lastSeen()));

    assertThat(profiles.find(key)).as("find after another program's SET").contains(expected);
  }

  @Criterion(
      order = 4,
      value = "what was saved is found again, and an absent key is empty",
      why = "What does not survive the way to Redis and back is lost.",
      tryIt = "GET never-seen")
  void whatWasSavedIsFound() {
    String other = given.key("other");
    Profile first = profile();
    Profile second =
        new Profile("", "", given.any(List.of(Integer.MIN_VALUE, 0)), List.of(), instant());

    assertThat(profiles.find(key)).as("find of an absent key").isEmpty();
    assertThat(redis.exists(key)).as("whether looking created the key").isFalse();
    profiles.save(key, first);
    profiles.save(other, second);
    assertThat(profiles.find(key)).as("the first").contains(first);
    assertThat(profiles.find(other))
        .as("the second, with all that can be empty")
        .contains(second);
    profiles.save(key, second);
    assertThat(profiles.find(key)).as("the second, saved over the first").contains(second);
  }

  @Criterion(
      order = 5,
      value = "a newer document is read, and its unknown fields are ignored",
      why = "While you deploy, old and new programs share the keys for minutes or for days.",
      tryIt = "SET profile '{\"id\":\"7\",\"name\":\"Ann\",\"guild\":{\"name\":\"Owls\"}}'")
  void unknownFieldsAreIgnored() {
    Profile profile = profile();
    String document = json.writeValueAsString(profile);

    redis.set(key, "{\"guild\":{\"name\":\"Owls\",\"ranks\":[1,2]}," + document.substring(1));

    assertFound("with an unknown field", profile);
  }

  @Criterion(
      order = 6,
      value = "an older document is read: missing badges are none, a missing level is 0",
      why = "Nobody rewrites a million documents when a class gets a new field.",
      tryIt = "SET profile"
          + " '{\"id\":\"7\",\"name\":\"Ann\",\"lastSeen\":\"2026-03-01T12:30:00Z\"}'")
  void missingFieldsHaveDefaults() {
    Instant lastSeen = instant();
    String older = "{\"id\":\"7\",\"name\":\"Ann\",\"lastSeen\":\"" + lastSeen + "\"";
    Profile expected = new Profile("7", "Ann", 0, List.of(), lastSeen);

    redis.set(key, older + "}");
    assertFound("without badges and level", expected);
    redis.set(key, older + ",\"badges\":null}");
    assertFound("with badges null", expected);
  }

  @Criterion(
      order = 7,
      value = "what is no profile is an IllegalStateException with the key and the cause",
      why = "A broken document that looks like an absent one is overwritten by the next save.",
      tryIt = "SET profile '{\"id\":7,'")
  void aMalformedDocumentIsAnError() {
    String good = json.writeValueAsString(new Profile("7", "Ann", 3, List.of(), instant()));
    Stream.of(
            given.word(),
            "",
            "[]",
            "\"Ann\"",
            "{}",
            "{\"colour\":\"red\"}",
            good.substring(0, good.length() - 1),
            good + good,
            good.replace("\"level\":3", "\"level\":\"three\""),
            good.replace("\"level\":3", "\"level\":{\"is\":3}"),
            good.replace("\"Ann\"", "[\"Ann\"]"),
            good.replace("[]", "\"first win\""),
            good.replace("[]", "[{\"first\":\"win\"}]"),
            good.replaceAll("\"lastSeen\":\"[^\"]*\"", "\"lastSeen\":\"yesterday\""))
        .forEach(document -> {
          assertRefused(document);
          assertThatThrownBy(() -> profiles.find(key), "the exception for %s", document)
              .hasCauseInstanceOf(Exception.class);
        });
  }

  @Criterion(
      order = 8,
      value = "the JSON null is no profile and no absent key",
      why = "JSON libraries read it as Java's null, which nobody expects behind a found key.",
      tryIt = "SET profile null")
  void theJsonNullIsAnError() {
    assertRefused("null");
    assertRefused(" null\n");
  }

  @Criterion(
      order = 9,
      value = "a null argument is a NullPointerException before Redis is asked",
      why = "As JSON it would be the text null, which nobody can read any more.",
      tryIt = "SET profile null")
  void aNullIsRefused() throws Exception {
    List<ReceivedCommand> received = evidence.received(() -> {
      assertThatThrownBy(() -> profiles.save(null, profile()), "save(null, profile)")
          .isInstanceOf(NullPointerException.class);
      assertThatThrownBy(() -> profiles.save(key, null), "save(key, null)")
          .isInstanceOf(NullPointerException.class);
      assertThatThrownBy(() -> profiles.find(null), "find(null)")
          .isInstanceOf(NullPointerException.class);
    });

    assertThat(received).as("what Redis received").isEmpty();
  }

  private void assertFound(String what, Profile expected) {
    assertThatCode(() -> profiles.find(key))
        .as("find of a document %s", what)
        .doesNotThrowAnyException();
    assertThat(profiles.find(key)).as("find of a document %s", what).contains(expected);
  }

  private void assertRefused(String document) {
    redis.set(key, document);
    assertThatThrownBy(() -> profiles.find(key), "find of %s", document)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(key);
    assertThat(redis.get(key)).as("GET after find").isEqualTo(document);
  }

  private JsonNode parsed(String document) {
    try {
      JsonNode node = json.readTree(document);
      assertThat(node.getNodeType())
          .as("the JSON type of %s", document)
          .isEqualTo(JsonNodeType.OBJECT);
      return node;
    } catch (JacksonException e) {
      throw new AssertionError(
          "This is no JSON: " + document + " (" + e.getOriginalMessage() + ")");
    }
  }

  private Profile profile() {
    List<String> badges = List.of(given.text(), given.word(), "");
    int level = (int) given.number(-1_000_000, 1_000_000);
    return new Profile(given.word(), given.text(), level, badges, instant());
  }

  private Instant instant() {
    return Instant.ofEpochSecond(given.number(0, 4_000_000_000L), given.number(1, 999_999_999));
  }
}
