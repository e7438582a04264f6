/*
 * Loaded into a gateway before its own code: tells the parent process how much memory the system has given it, at most
 * since it was asked last. Nothing is collected by hand in between: what lies around takes memory as well.
 */
const EVERY_MS = 5;
let peak = 0;
const look = (): void => void (peak = Math.max(peak, process.memoryUsage.rss()));
setInterval(look, EVERY_MS).unref();
process.on('message', () => {
  look();
  process.send?.(peak);
  peak = 0;
});
process.channel?.unref();
