import { createSandbox } from '../sandbox.ts';

/**
 * Tells a bad `--faults` before anything is served.
 *
 * @throws RangeError that names what is wrong
 */
export function assertFaults(specs: readonly string[]): void {
  if (!specs.length) return;
  const { faults } = createSandbox();
  for (const spec of specs) faults.add(spec);
}
