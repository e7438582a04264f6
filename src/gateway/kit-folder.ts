import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { GatewayConfigError } from './config.ts';
import type { KitFiles } from './kit-files.ts';

/**
 * The kit's files in a folder, read into memory now: an entry names the hashed files of its own build, so a new build
 * in the folder must not mix with this one. It is served from the next start on.
 *
 * @throws GatewayConfigError if the folder cannot be read.
 */
export async function kitFilesIn(folder: string): Promise<KitFiles> {
  const files = await filesIn(folder).catch(() => {
    throw new GatewayConfigError(`The kit's folder (FD_KIT_DIR) cannot be read: ${folder}. Build the kit first.`);
  });
  return {
    names: [...files.keys()],
    read: (name) => {
      const file = files.get(name);
      return file ? Promise.resolve(file) : Promise.reject(new RangeError('There is no such file in the kit.'));
    },
  };
}

async function filesIn(folder: string): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path).replaceAll('\\', '/'), new Uint8Array(await readFile(path)));
  }
  return files;
}
