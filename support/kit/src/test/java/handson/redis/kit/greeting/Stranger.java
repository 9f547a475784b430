package handson.redis.kit.greeting;

/** A contract that the class with the right name does not keep. */
public interface Stranger {}
