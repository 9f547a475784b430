package handson.redis.cli.grade;

import java.util.ArrayList;
import java.util.List;

/** No confinement but a session of its own, so that a signal to this program's group passes by. */
record PlainProcess(boolean hasSetsid) implements Confinement {

  @Override
  public Isolation.Kind kind() {
    return Isolation.Kind.PLAIN;
  }

  @Override
  public List<String> confine(Room room, List<String> command) {
    List<String> whole = new ArrayList<>();
    if (hasSetsid) {
      whole.add("setsid");
    }
    whole.addAll(command);
    return whole;
  }
}
