package handson.redis.kit.greeting.jedis;

public final class JedisStranger {}
