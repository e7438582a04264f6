interface Address {
  readonly bits: bigint;
  /** 32 or 128. */
  readonly size: number;
}

/** Whose `X-Forwarded-For` is believed, and so which address a call comes from. */
export interface Trust {
  /** The nearest address that is not one of our own proxies; a key to count by, not to show. */
  clientKey(remoteAddress: string | undefined, forwardedFor: string | null): string;
}

/** @throws RangeError naming the entry that is neither an address nor a CIDR range. */
export function createTrust(ranges: readonly string[]): Trust {
  const trusted = ranges.map(rangeOf);
  const isTrusted = (address: Address): boolean =>
    trusted.some(
      ({ network, prefix }) =>
        network.size === address.size &&
        network.bits >> BigInt(network.size - prefix) === address.bits >> BigInt(address.size - prefix),
    );

  return {
    clientKey(remoteAddress, forwardedFor) {
      let client = addressOf(remoteAddress ?? '');
      if (!client) return 'unknown';
      // From the right: each proxy appended what it saw, and whatever stands left of the first stranger is hearsay.
      const hops = (forwardedFor ?? '').split(',').reverse();
      for (const hop of hops) {
        if (!isTrusted(client)) break;
        const next = addressOf(hop.trim());
        if (!next) break;
        client = next;
      }
      return keyOf(client);
    },
  };
}

/** One household or server has a whole /64 of IPv6, so addresses in it count as one. */
function keyOf({ bits, size }: Address): string {
  return size === 32 ? `4:${bits.toString(16)}` : `6:${(bits >> 64n).toString(16)}`;
}

function rangeOf(text: string): { network: Address; prefix: number } {
  const [host = '', length, more] = text.trim().split('/');
  const network = addressOf(host);
  const prefix = length === undefined ? network?.size : /^\d{1,3}$/.test(length) ? Number(length) : NaN;
  if (!network || more !== undefined || prefix === undefined || !(prefix <= network.size)) {
    throw new RangeError(`"${text}" is neither an address nor a range.`);
  }
  return { network, prefix };
}

function addressOf(text: string): Address | null {
  const host = text.replace(/^\[|\](?::\d+)?$/g, '').replace(/%.*$/, '');
  const v4 = v4Of(host.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1'));
  if (v4 !== null) return { bits: v4, size: 32 };
  const v6 = v6Of(host);
  if (v6 === null) return null;
  // ::ffff:192.0.2.1 is how a dual-stack socket names an IPv4 peer.
  return v6 >> 32n === 0xffffn ? { bits: v6 & 0xffffffffn, size: 32 } : { bits: v6, size: 128 };
}

function v4Of(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function v6Of(text: string): bigint | null {
  const dotted = /^(.*:)(\d+(?:\.\d+){3})$/.exec(text);
  const tail = dotted ? v4Of(dotted[2] ?? '') : null;
  if (dotted && tail === null) return null;
  const plain =
    dotted && tail !== null ? `${dotted[1]}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}` : text;
  const halves = plain.split('::');
  if (halves.length > 2) return null;
  const [head, rest] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = [...(head ?? []), ...(rest ?? [])];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  const missing = 8 - groups.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const all = [...(head ?? []), ...Array<string>(missing).fill('0'), ...(rest ?? [])];
  return all.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}
