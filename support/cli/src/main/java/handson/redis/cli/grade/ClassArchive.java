package handson.redis.cli.grade;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Topic;
import handson.redis.testing.Grading;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * An archive of the classes that grading loads: a child starts from it in a third of the time. It
 * is made once for each build and Java, by grading the course's own stubs; no submission is near.
 */
final class ClassArchive {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final int HEAP = 384;

  private final Path home;
  private final Catalogue catalogue;
  private final CourseLibrary library;
  private final Path temporary;

  ClassArchive(Path home, Catalogue catalogue, CourseLibrary library, Path temporary) {
    this.home = home;
    this.catalogue = catalogue;
    this.library = library;
    this.temporary = temporary;
  }

  /** The archive; empty where it cannot be made, and then everything is only slower. */
  Optional<Path> file() {
    Path file = library.folder().resolveSibling("java-" + Runtime.version() + ".jsa");
    if (Files.exists(file)) {
      return Optional.of(file);
    }
    // Of several graders one makes it, and the others wait: that is less work for all.
    try (FileChannel channel = FileChannel.open(
            file.resolveSibling("archive.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      return lock.isValid() && (Files.exists(file) || make(file))
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private boolean make(Path file) throws IOException, InterruptedException {
    Site site = new Site(
        new PlainProcess(Isolations.isOnPath("setsid")), library, temporary, Optional.empty());
    Path next = Files.createTempFile(file.getParent(), "next", ".jsa");
    Files.delete(next);
    byte[] orders = JsonMapper.shared()
        .writeValueAsBytes(new Orders(new byte[32], "0".repeat(32), 1, stubs(site)));
    try (ConfinedJvm jvm = ConfinedJvm.start(
        site,
        HEAP,
        List.of("-XX:ArchiveClassesAtExit=" + next),
        GradingChild.class,
        List.of(GradingChild.REHEARSE))) {
      // Nobody reads what it says, but it must not wait for that.
      PrintedTail.of(jvm.process().getInputStream());
      DataOutputStream out = new DataOutputStream(jvm.process().getOutputStream());
      out.writeInt(orders.length);
      out.write(orders);
      out.flush();
      if (!jvm.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !Files.exists(next)) {
        return false;
      }
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  private List<Orders.Work> stubs(Site site) throws IOException {
    Map<Topic, String> sources = new LinkedHashMap<>();
    for (Topic topic : catalogue.exercises().toList()) {
      Path stub = home.resolve(catalogue.lessonOf(topic).id()).resolve("src/stubs");
      sources.put(topic, Files.readString(stub.resolve(topic.exerciseFile())));
    }
    List<Orders.Work> work = new ArrayList<>();
    try (CompilerProcess compiler = new CompilerProcess(site, PATIENCE)) {
      new Compilation(compiler)
          .compile(sources)
          .forEach((topic, result) -> work.add(new Orders.Work(
              topic.id(),
              result.classes(),
              Grading.criteria(topic.contract()).stream()
                  .map(Grading.Asked::method)
                  .toList())));
    }
    return work;
  }
}
