package handson.redis.cli.grade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What util-linux can do without Bubblewrap: the same namespaces, and a file system that is built by
 * hand. Root becomes somebody without a name in it, others keep their user without any right.
 *
 * @param root whether this program runs as root
 * @see <a href="https://man7.org/linux/man-pages/man1/unshare.1.html">unshare(1)</a>
 */
record UnsharedProcess(boolean root) implements Confinement {
  // Nobody's either, but another one for each: the system counts the processes of a user.
  private static final int USERS_FROM = 1_000_000_000;
  private static final int USERS = 1_000_000;

  /*
   * $1 where the new file system is built, $2 the home, $3 the user or "", then what is readable up
   * to "--", then the command. All mounts are private to this process and gone with it.
   * This shell stays: it is the first process of its namespace, dies with unshare, and all others
   * with it. One that changed its user would no longer be told that its parent died.
   */
  private static final String BUILD = """
      set -e
      new=$1 home=$2 user=$3; shift 3
      mount -t tmpfs -o mode=755,size=1m,nr_inodes=4k tmpfs "$new"
      while [ "$1" != -- ]; do
        path=$1; shift
        mkdir -p "$new${path%/*}"
        if [ -L "$path" ]; then
          ln -s "$(readlink "$path")" "$new$path"
        else
          if [ -d "$path" ]; then mkdir -p "$new$path"; else : >"$new$path"; fi
          mount --rbind "$path" "$new$path"
          mount -o remount,bind,ro "$new$path" 2>/dev/null ||
            mount -o remount,bind,ro,nosuid,nodev "$new$path" 2>/dev/null ||
            mount -o remount,bind,ro,nosuid,nodev,noatime "$new$path"
        fi
      done
      shift
      mkdir -p "$new/proc" "$new/dev" "$new/tmp" "$new$home"
      mount -t proc -o nosuid,nodev,noexec proc "$new/proc"
      for device in null zero full random urandom; do
        : >"$new/dev/$device"
        mount --bind "/dev/$device" "$new/dev/$device"
      done
      ln -s /proc/self/fd "$new/dev/fd"
      mount -t tmpfs -o mode=1777,size=512m,nosuid,nodev tmpfs "$new$home"
      ip link set lo up
      drop="--no-new-privs --bounding-set=-all --inh-caps=-all"
      if [ -n "$user" ]; then
        # Of processes and threads; a user who is not root has others that would count too.
        prlimit --pid $$ --nproc=1000:1000
        drop="$drop --reuid=$user --regid=$user --clear-groups"
      fi
      chroot "$new" /bin/sh -c 'cd "$1"; shift; drop=$1; shift; exec setpriv $drop -- "$@"' \
        inside "$home" "$drop" "$@"
      exit $?
      """;

  @Override
  public Isolation.Kind kind() {
    return Isolation.Kind.UNSHARE;
  }

  @Override
  public List<String> confine(Room room, List<String> command) {
    List<String> whole = new ArrayList<>(List.of("setsid", "unshare"));
    if (!root) {
      whole.addAll(List.of("--user", "--map-root-user"));
    }
    whole.addAll(List.of(
        "--mount", "--pid", "--fork", "--kill-child", "--net", "--ipc", "--uts", "sh", "-c"));
    whole.addAll(
        List.of(BUILD, "build", mountPoint(room).toString(), room.home().toString()));
    whole.add(root ? user(room) : "");
    room.allReadable().forEach(path -> whole.add(path.toString()));
    whole.add("--");
    whole.addAll(command);
    return whole;
  }

  private static String user(Room room) {
    return Integer.toString(USERS_FROM + Math.floorMod(room.mark().hashCode(), USERS));
  }

  /** The home is empty outside, and not seen inside. */
  private static Path mountPoint(Room room) {
    return room.home();
  }
}
