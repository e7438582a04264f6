/** Longer blocks are not read: no page says that much about events. */
const MAX_LENGTH = 1_000_000;
/** What a block holds that is no JSON as a whole. */
const MAX_PARTS = 100;

/**
 * The values in a block of JSON, as tolerant as pages need: comments of HTML and CDATA around it, control characters and
 * commas too many in it, junk or another value after it. What is no JSON even so is left out.
 */
export function jsonValues(text: string): unknown[] {
  if (text.length > MAX_LENGTH) return [];
  const whole = parsed(text);
  if (whole !== undefined) return [whole];
  const mended = text
    .replace(/<!\[CDATA\[|\]\]>|<!--|-->/g, ' ')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/,(?=\s*[}\]])/g, '');
  return topLevel(mended)
    .map(parsed)
    .filter((value) => value !== undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The parts of a text that stand in balanced brackets. */
function topLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let isString = false;
  for (const { 0: token, index } of text.matchAll(/\\.|["{}[\]]/g)) {
    if (token === '"') isString = depth > 0 && !isString;
    else if (isString || token.length > 1) continue;
    else if (token === '{' || token === '[') {
      if (depth++ === 0) start = index;
    } else if (depth > 0 && --depth === 0 && parts.push(text.slice(start, index + 1)) >= MAX_PARTS) break;
  }
  return parts;
}
