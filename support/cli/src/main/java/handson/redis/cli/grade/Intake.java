package handson.redis.cli.grade;

import handson.redis.cli.grade.Contents.Entry;
import handson.redis.cli.grade.ExerciseGrade.Verdict;
import handson.redis.cli.grade.SubmittedFile.Fate;
import handson.redis.kit.Catalogue;
import handson.redis.kit.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes the exercises out of a submission: by their exact path, else by their file's name. Nothing
 * else in it is read.
 */
final class Intake {
  /** The largest solution in the course has 20 KiB. */
  static final int LARGEST = 256 * 1024;

  private final Path home;
  private final Catalogue catalogue;
  private final List<Topic> topics;

  /**
   * @param home this checkout: what is in it too is nothing that a trainee added
   * @param topics what is to be graded
   */
  Intake(Path home, Catalogue catalogue, List<Topic> topics) {
    this.home = home;
    this.catalogue = catalogue;
    this.topics = topics;
  }

  /**
   * What became of a submission.
   *
   * @param problem why nothing of it can be used; null where something can
   * @param exercises by their ids, all of them
   */
  record Taken(
      String problem, List<SubmittedFile> files, int otherFiles, Map<String, Source> exercises) {}

  /**
   * An exercise's file.
   *
   * @param verdict what there is to say without running it; null where it has to be run
   * @param message why; null where it needs none
   * @param text the source; null where there is none
   */
  record Source(Verdict verdict, String message, String text) {}

  Taken take(Submission submission) {
    try (Contents contents = submission.open()) {
      return take(contents);
    } catch (IOException e) {
      String problem = e instanceof Contents.Unusable
          ? e.getMessage()
          : "It cannot be read (%s).".formatted(e.getClass().getSimpleName());
      Map<String, Source> none = new LinkedHashMap<>();
      topics.forEach(topic -> none.put(topic.id(), new Source(Verdict.NOT_TAKEN, problem, null)));
      return new Taken(problem, List.of(), 0, none);
    }
  }

  private Taken take(Contents contents) {
    Map<String, SubmittedFile> files = new TreeMap<>();
    int others = 0;
    for (Entry entry : contents.entries()) {
      if (isTheCourses(entry)) {
        continue;
      }
      if (files.size() < SubmittedFile.MOST) {
        files.put(entry.path(), new SubmittedFile(entry.path(), Fate.EXTRA, null, null));
      } else {
        others++;
      }
    }
    Map<String, Source> exercises = new LinkedHashMap<>();
    for (Topic topic : topics) {
      exercises.put(topic.id(), take(topic, contents, files));
    }
    return new Taken(null, List.copyOf(files.values()), others, exercises);
  }

  private Source take(Topic topic, Contents contents, Map<String, SubmittedFile> files) {
    List<Entry> found = candidates(topic, contents.entries());
    if (found.isEmpty()) {
      return new Source(Verdict.MISSING, null, null);
    }
    Entry entry = found.get(0);
    if (found.size() > 1 && found.get(1).depth() == entry.depth()) {
      String message = "It is there more than once, and none of them is nearer than the others: %s"
          .formatted(String.join(", ", found.stream().limit(4).map(Entry::path).toList()));
      found.forEach(
          one -> note(files, new SubmittedFile(one.path(), Fate.REFUSED, topic.id(), message)));
      return new Source(Verdict.NOT_TAKEN, message, null);
    }
    Source source = read(topic, contents, entry);
    boolean taken = source.verdict() != Verdict.NOT_TAKEN;
    boolean elsewhere = taken && !isExact(topic, entry);
    note(
        files,
        new SubmittedFile(
            entry.path(),
            taken ? Fate.TAKEN : Fate.REFUSED,
            topic.id(),
            elsewhere ? "taken by its name" : source.message()));
    return source;
  }

  private static void note(Map<String, SubmittedFile> files, SubmittedFile file) {
    files.put(file.path(), file);
  }

  /** The exact path wins, and of several the one in the fewest folders. */
  private List<Entry> candidates(Topic topic, List<Entry> entries) {
    String file = topic.exerciseFile();
    String name = file.substring(file.lastIndexOf('/') + 1);
    List<Entry> named = new ArrayList<>();
    List<Entry> exact = new ArrayList<>();
    for (Entry entry : entries) {
      if (isExact(topic, entry)) {
        exact.add(entry);
      } else if (entry.name().equals(name) && !isStub(entry)) {
        named.add(entry);
      }
    }
    List<Entry> found = exact.isEmpty() ? named : exact;
    found.sort((a, b) -> Integer.compare(a.depth(), b.depth()));
    return found;
  }

  private boolean isExact(Topic topic, Entry entry) {
    String path = "/" + catalogue.lessonOf(topic).id() + "/src/main/java/" + topic.exerciseFile();
    return ("/" + entry.path()).endsWith(path);
  }

  private static boolean isStub(Entry entry) {
    return ("/" + entry.path()).contains("/src/stubs/");
  }

  private Source read(Topic topic, Contents contents, Entry entry) {
    if (entry.obstacle() != null) {
      return refused(entry, entry.obstacle());
    }
    try {
      byte[] bytes = contents.read(entry, LARGEST + 1);
      if (bytes.length > LARGEST) {
        return refused(entry, "it is larger than %d KiB".formatted(LARGEST / 1024));
      }
      Optional<String> text = text(bytes);
      if (text.isEmpty()) {
        return refused(entry, "it is no UTF-8 text; save it as UTF-8");
      }
      return isStub(topic, text.get())
          ? new Source(Verdict.NOT_DONE, "It is as the course ships it.", null)
          : new Source(null, null, text.get());
    } catch (IOException e) {
      String reason = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
      return refused(entry, "it cannot be read (%s)".formatted(reason));
    }
  }

  private static Source refused(Entry entry, String why) {
    return new Source(
        Verdict.NOT_TAKEN, "%s was not taken: %s.".formatted(entry.path(), why), null);
  }

  /** Strictly: a byte that is no UTF-8 is no letter of a solution. */
  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private boolean isStub(Topic topic, String text) throws IOException {
    Path stub = home.resolve(catalogue.lessonOf(topic).id())
        .resolve("src/stubs")
        .resolve(topic.exerciseFile());
    // A checkout on Windows may end lines in its own way.
    return Files.readString(stub).equals(text.replace("\r\n", "\n"));
  }

  /** Whether this checkout holds it too. A zip of a repository has a folder around it. */
  private boolean isTheCourses(Entry entry) {
    String path = entry.path();
    return exists(path) || exists(path.substring(path.indexOf('/') + 1));
  }

  private boolean exists(String path) {
    try {
      Path file = home.resolve(path).normalize();
      return file.startsWith(home) && Files.isRegularFile(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
