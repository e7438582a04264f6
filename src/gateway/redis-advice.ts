import { isPlainRedis, redisUrlOf, type RedisCommands } from './redis-connection.ts';

/** Redis' own words for a user or password that it does not take. */
const REFUSED = ['WRONGPASS', 'NOAUTH', 'NOPERM'];

/**
 * What should be said at start: that Redis is away or refuses us, that the way there can be listened to, that a restart
 * of it could bring back who has signed out. Where it does not tell us its settings, nothing is said of them.
 */
export async function warningsOf(
  client: RedisCommands,
  { url, trouble }: { readonly url: string | null; readonly trouble: string | null },
): Promise<string[]> {
  const warnings: string[] = [];
  if (url !== null && isPlainRedis(redisUrlOf(url))) {
    warnings.push(
      'FD_REDIS_URL is redis:// and no loopback address: sessions are sealed, but the password of Redis can be read on the way. Use rediss://, or a network that nobody else is in.',
    );
  }
  if (trouble !== null) {
    warnings.push(
      REFUSED.includes(trouble)
        ? `Redis refuses the user or password in FD_REDIS_URL (${trouble}): until that is mended nobody can sign in.`
        : `Redis (FD_REDIS_URL) cannot be reached (${trouble}): until it can, nobody can sign in. It is tried again by itself.`,
    );
    return warnings;
  }
  const [save, appends] = [await setting(client, 'save'), await setting(client, 'appendonly')];
  if (save && appends === 'no') {
    warnings.push(
      'Redis keeps snapshots (save) without an append-only file: after a restart it would bring back sessions that were signed out since the last snapshot. Set save "" and lose sessions at a restart, or appendonly yes.',
    );
  }
  const policy = await setting(client, 'maxmemory-policy');
  if (policy === 'noeviction' && !['0', null].includes(await setting(client, 'maxmemory'))) {
    warnings.push(
      'Redis has a maxmemory and evicts nothing (maxmemory-policy noeviction): when it is full nobody can sign in. volatile-lru drops the sessions that were not used for the longest time.',
    );
  }
  return warnings;
}

/** `null` where we may not ask. */
async function setting(client: RedisCommands, name: string): Promise<string | null> {
  try {
    const answer = await client.sendCommand(['CONFIG', 'GET', name]);
    // A list in Redis' older protocol, an object in the newer.
    const value: unknown = Array.isArray(answer) ? answer[1] : (answer as Record<string, unknown> | null)?.[name];
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
