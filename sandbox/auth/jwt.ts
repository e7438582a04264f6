function base64url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * A token with the shape of a JWT. Its signature is noise: the sandbox knows its tokens by heart and believes no
 * other, and clients must not verify them anyway.
 */
export function jwtShaped(claims: Readonly<Record<string, unknown>>, signature: string): string {
  const header = { alg: 'RS256', typ: 'JWT', kid: 'sandbox' };
  return [base64url(JSON.stringify(header)), base64url(JSON.stringify(claims)), signature].join('.');
}
