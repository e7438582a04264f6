import { executeServerCommand } from '@web/test-runner-commands';

/** Media features of the page, `{ 'forced-colors': 'active' }`; none ends it. False where the browser cannot. */
export function emulate(features: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const payload = Object.entries(features).map(([name, value]) => ({ name, value }));
  return run('rig-emulate', payload);
}

/** A real key, into whatever has the focus: `Tab`. False where the browser cannot. */
export function press(key: string): Promise<boolean> {
  return run('rig-press', key);
}

async function run(command: string, payload: unknown): Promise<boolean> {
  const { isDone } = await executeServerCommand<{ isDone: boolean }, unknown>(command, payload);
  return isDone;
}
