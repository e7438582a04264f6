/*
 * Loaded into a server before its own code: tells the parent process how much memory it takes. The heap is counted after
 * a collection, since what is merely not collected yet is no leak.
 */
process.on('message', (message) => {
  if (message !== 'memory') return;
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
// Being asked keeps no server alive.
process.channel?.unref();
