package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.testing.SourceCompiler.Result;
import handson.redis.testing.SourceCompiler.SourceError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceCompilerTest {
  private static final ClassLoader PARENT = SourceCompilerTest.class.getClassLoader();

  @TempDir
  private Path folder;

  @Test
  void compilesFilesThatBelongTogether() throws Exception {
    Path one = write("One", """
            package p;
            public class One implements java.util.function.Supplier<String> {
              record Inner(String text) {}
              public String get() { return new Inner(new Two().text()).text(); }
            }
            """);
    Path two = write("Two", "package p; class Two { String text() { return \"é 日本 🐉\"; } }");

    Result result = SourceCompiler.compile(List.of(one, two), PARENT);

    assertThat(result.errors()).isEmpty();
    assertThat(made(result, "p.One").get()).isEqualTo("é 日本 🐉");
    assertThat(filesIn(folder))
        .as("nothing is written to disk")
        .containsExactly("One.java", "Two.java");
  }

  @Test
  void anErrorHasItsFileItsLineAndEnglishWords() throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.JAPAN);
    try {
      Path file = write("Wrong", """
              package p;
              class Wrong {
                int number = "text";
                Unknown unknown;
              }
              """);
      Result result = SourceCompiler.compile(List.of(file), PARENT);

      assertThat(result.errors()).hasSize(2);
      SourceError first = result.errors().get(0);
      SourceError second = result.errors().get(1);
      // javac finds unknown names first.
      assertThat(List.of(first.line(), second.line())).containsExactlyInAnyOrder(3L, 4L);
      assertThat(result.errors()).extracting(SourceError::file).containsOnly(file);
      assertThat(result.errors())
          .extracting(SourceError::message)
          .anyMatch(message -> message.contains("cannot find symbol"))
          .anyMatch(message -> message.contains("String cannot be converted to int"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void withAnErrorThereIsNoClass() throws Exception {
    Path right = write("Right", "package p; public class Right {}");
    Path wrong = write("Wrong", "package p; class Wrong { !");
    Result result = SourceCompiler.compile(List.of(right, wrong), PARENT);
    assertThat(result.errors()).isNotEmpty();
    assertThat(result.loader()).isNotNull().isNotSameAs(PARENT);
    assertThat(isKnown(result.loader(), "p.Right")).isFalse();
  }

  @Test
  void aFileThatIsMissingIsAnError() {
    Result result = SourceCompiler.compile(List.of(folder.resolve("Missing.java")), PARENT);
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).message()).contains("Missing.java");
  }

  @Test
  void ownClassesComeBeforeTheParents() throws Exception {
    Path older = write("Answer", """
            package p;
            public class Answer implements java.util.function.Supplier<String> {
              public String get() { return "older"; }
            }
            """);
    Result first = SourceCompiler.compile(List.of(older), PARENT);
    Files.writeString(older, Files.readString(older).replace("older", "newer"));

    Result second = SourceCompiler.compile(List.of(older), first.loader());

    assertThat(made(first, "p.Answer").get()).isEqualTo("older");
    assertThat(made(second, "p.Answer").get()).isEqualTo("newer");
    assertThat(second.loader().loadClass(Given.class.getName())).isSameAs(Given.class);
  }

  @Test
  void parametersKeepTheirNamesAndWarningsAreNoErrors() throws Exception {
    Path file = write("Named", """
            package p;
            public class Named {
              public Named(java.util.List raw, String theName) { new Thread().stop(); }
            }
            """);
    Result result = SourceCompiler.compile(List.of(file), PARENT);
    assertThat(result.errors()).isEmpty();
    Class<?> type = result.loader().loadClass("p.Named");
    assertThat(type.getConstructors()[0].getParameters()[1].getName()).isEqualTo("theName");
  }

  @Test
  void noAnnotationProcessorRuns() throws Exception {
    // picocli's processor is on many class paths; one that is named must not even be looked for.
    Path services = Files.createDirectories(folder.resolve("lib/META-INF/services"));
    Files.writeString(services.resolve("javax.annotation.processing.Processor"), "p.Missing");
    Path file = write("Plain", "package p; @Deprecated public class Plain {}");
    ClassLoader parent = new java.net.URLClassLoader(
        new java.net.URL[] {folder.resolve("lib").toUri().toURL()}, PARENT);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(parent);
    try {
      assertThat(SourceCompiler.compile(List.of(file), parent).errors()).isEmpty();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Path write(String name, String source) throws IOException {
    return Files.writeString(folder.resolve(name + ".java"), source);
  }

  @SuppressWarnings("unchecked")
  private static Supplier<String> made(Result result, String name) throws Exception {
    return (Supplier<String>) result.loader().loadClass(name).getConstructor().newInstance();
  }

  private static boolean isKnown(ClassLoader loader, String name) {
    try {
      loader.loadClass(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
